import java.io.FileInputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** For each file a line per standard: name, standard, number of checks, the clauses that are broken (none: "-"), separated by tabs. */
public class CheckPdf {
  private static final PDFAFlavour[] STANDARDS = {PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1};

  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : files) {
      for (PDFAFlavour standard : STANDARDS) {
        try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), standard)) {
          var result = Foundries.defaultInstance().createValidator(standard, false).validate(parser);
          var broken = new TreeSet<String>();
          for (TestAssertion check : result.getTestAssertions()) {
            if (check.getStatus() == TestAssertion.Status.FAILED) broken.add(check.getRuleId().getClause());
          }
          var clauses = broken.isEmpty() ? "-" : String.join(" ", broken);
          System.out.printf("%s\t%s\t%d\t%s%n", file, standard.getId(), result.getTotalAssertions(), clauses);
        }
      }
    }
  }
}
