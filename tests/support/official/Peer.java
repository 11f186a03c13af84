import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.sf.saxon.s9api.DocumentBuilder;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.XsltTransformer;

/**
 * The official check on the engine it is made for, kept warm: XML schema, then the compiled rules one after the other, in one thread.
 *
 * Arguments: schemas, what is imported first, and stylesheets (class path resources, each joined by commas), then the documents. When all is loaded it prints
 * "ready". For each number N that comes in on a line it checks every document N times and prints per document the milliseconds of one check,
 * of processor time and of wall clock, as {"cpu":[...],"wall":[...]}.
 */
public final class Peer {
  private final Processor processor = new Processor(false);
  private final DocumentBuilder builder = processor.newDocumentBuilder();
  private final List<XsltExecutable> rules = new ArrayList<>();
  private final Schema schema;

  private Peer(String[] schemas, String[] stylesheets) throws Exception {
    List<StreamSource> sources = new ArrayList<>();
    for (String name : schemas) sources.add(new StreamSource(resource(name).toString()));
    schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(sources.toArray(new StreamSource[0]));
    for (String name : stylesheets) rules.add(processor.newXsltCompiler().compile(new StreamSource(resource(name).toString())));
  }

  public static void main(String[] args) throws Exception {
    Peer peer = new Peer(args[0].split(","), args[1].split(","));
    List<byte[]> documents = new ArrayList<>();
    for (int i = 2; i < args.length; i++) documents.add(Files.readAllBytes(Path.of(args[i])));
    System.out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null; line = in.readLine()) peer.round(documents, Integer.parseInt(line.trim()));
  }

  private void round(List<byte[]> documents, int times) throws Exception {
    List<String> cpu = new ArrayList<>();
    List<String> wall = new ArrayList<>();
    for (byte[] document : documents) {
      long cpuStart = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long wallStart = System.nanoTime();
      for (int i = 0; i < times; i++) check(document);
      wall.add(milliseconds(System.nanoTime() - wallStart, times));
      cpu.add(milliseconds(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuStart, times));
    }
    System.out.println("{\"cpu\":[" + String.join(",", cpu) + "],\"wall\":[" + String.join(",", wall) + "]}");
  }

  private void check(byte[] document) throws Exception {
    schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
    XdmNode tree = builder.build(new StreamSource(new ByteArrayInputStream(document)));
    for (XsltExecutable one : rules) {
      XsltTransformer run = one.load();
      run.setInitialContextNode(tree);
      run.setDestination(new XdmDestination());
      run.transform();
    }
  }

  private static String milliseconds(long nanoseconds, int times) {
    return Double.toString(nanoseconds / 1000 / times / 1000.0);
  }

  private static URL resource(String name) {
    URL found = Peer.class.getClassLoader().getResource(name);
    if (found == null) throw new IllegalArgumentException("not on the class path: " + name);
    return found;
  }
}
