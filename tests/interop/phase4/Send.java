import com.helger.base.debug.GlobalDebug;
import com.helger.phase4.crypto.AS4CryptoFactoryInMemoryKeyStore;
import com.helger.phase4.peppol.Phase4PeppolSender;
import com.helger.phase4.sender.IAS4SignalMessageValidationResultHandler;
import com.helger.security.certificate.TrustedCAChecker;
import com.helger.web.scope.mgr.WebScopeManager;
import com.helger.servlet.mock.MockServletContext;
import com.helger.smpclient.peppol.SMPClientReadOnly;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends invoices as a Peppol access point would, with phase4. Arguments: address, own certificate, own key, trusted certificates, certificate of
 * the receiver (all PEM), Seat ID, at once, a file with one message per line (file, document type, process, sender, receiver, MessageId, tabs
 * between), and the address of the SMP. Where a line ends with "direct", the SMP is not asked. Prints one line per message: MessageId, result, what phase4 says about the receipt, and the errors of the answer.
 */
public final class Send {
  private static final char[] PASSWORD = "test".toCharArray();

  public static void main(String[] args) throws Exception {
    GlobalDebug.setDebugModeDirect(true);
    WebScopeManager.onGlobalBegin(MockServletContext.create());
    try {
      new Send(args).sendAll(Path.of(args[7]), Integer.parseInt(args[6]));
    } finally {
      WebScopeManager.onGlobalEnd();
    }
  }

  private final String address;
  private final String seatId;
  private final X509Certificate receiver;
  private final TrustedCAChecker checker;
  private final AS4CryptoFactoryInMemoryKeyStore crypto;
  private final KeyStore trust;
  private final URI directory;

  private Send(String[] args) throws Exception {
    address = args[0];
    directory = URI.create(args[8]);
    seatId = args[5];
    List<X509Certificate> own = certificates(args[1]);
    List<X509Certificate> trusted = certificates(args[3]);
    receiver = certificates(args[4]).get(0);
    checker = new TrustedCAChecker(trusted.toArray(new X509Certificate[0]));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    List<X509Certificate> chain = new ArrayList<>(own);
    keys.setKeyEntry("ap", key(args[2]), PASSWORD, chain.toArray(new Certificate[0]));
    trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    for (int i = 0; i < trusted.size(); i++) trust.setCertificateEntry("ca" + i, trusted.get(i));
    crypto = new AS4CryptoFactoryInMemoryKeyStore(keys, "ap", PASSWORD, trust);
  }

  private void sendAll(Path list, int atOnce) throws Exception {
    var threads = Executors.newFixedThreadPool(atOnce);
    for (String line : Files.readAllLines(list)) threads.submit(() -> send(line.split("\t")));
    threads.shutdown();
    threads.awaitTermination(10, TimeUnit.MINUTES);
  }

  private void send(String[] message) {
    var said = new AtomicReference<>("nothing");
    var answer = new AtomicReference<>("");
    String result;
    try {
      result = build(message, said, answer).sendMessageAndCheckForReceipt(error -> answer.set(error.getMessage())).name();
    } catch (Exception error) {
      result = "EXCEPTION";
      answer.set(String.valueOf(error));
    }
    String line = String.join("\t", message[5], result, said.get(), answer.get().replaceAll("\\s+", " "));
    synchronized (System.out) {
      System.out.println(line);
    }
  }

  private Phase4PeppolSender.PeppolUserMessageBuilder build(
      String[] message, AtomicReference<String> said, AtomicReference<String> answer) throws Exception {
    var builder = Phase4PeppolSender.builder();
    if (message.length > 6) builder.receiverEndpointDetails(receiver, address);
    else builder.smpClient(smp());
    return builder
        .cryptoFactory(crypto)
        .peppolAP_CAChecker(checker)
        .checkReceiverAPCertificate(false)
        .documentTypeID(Phase4PeppolSender.IF.createDocumentTypeIdentifierWithDefaultScheme(message[1]))
        .processID(Phase4PeppolSender.IF.createProcessIdentifierWithDefaultScheme(message[2]))
        .senderParticipantID(Phase4PeppolSender.IF.createParticipantIdentifierWithDefaultScheme(message[3]))
        .receiverParticipantID(Phase4PeppolSender.IF.createParticipantIdentifierWithDefaultScheme(message[4]))
        .senderPartyID(seatId)
        .countryC1("DE")
        .messageID(message[5])
        .payload(Files.readAllBytes(Path.of(message[0])))
        .disableValidation()
        .signalMsgConsumer((signal, metadata, state) -> {
          if (!signal.getError().isEmpty())
            answer.set(signal.getErrorAtIndex(0).getErrorCode() + " " + signal.getErrorAtIndex(0).getErrorDetail());
        })
        .signalMsgValidationResultHdl(
            new IAS4SignalMessageValidationResultHandler() {
              public void onSuccess() {
                said.set("receipt valid");
              }

              public void onError(String text) {
                said.set("receipt invalid: " + text);
              }

              public void onNotApplicable() {
                said.set("not a receipt");
              }
            });
  }

  /** The directory, whose signature must lead to a certificate that we trust. */
  private SMPClientReadOnly smp() {
    var client = new SMPClientReadOnly(directory);
    client.setTrustStore(trust);
    client.setVerifySignature(true);
    return client;
  }

  private static List<X509Certificate> certificates(String file) throws Exception {
    try (var stream = Files.newInputStream(Path.of(file))) {
      List<X509Certificate> found = new ArrayList<>();
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(stream)) found.add((X509Certificate) one);
      return found;
    }
  }

  private static PrivateKey key(String file) throws Exception {
    String base64 = Files.readString(Path.of(file)).replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }
}
