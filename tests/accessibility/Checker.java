import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks PDF files with veraPDF's engine: one process for as many files as wanted.
 *
 * Reads lines "flavour TAB path" ("ua1", "2a"). For each it writes "FILE TAB flavour TAB path TAB number
 * of checks", one line "RULE TAB clause-test TAB how often TAB message TAB where" for each rule that
 * failed, and at last "DONE". A file that cannot be read at all fails the rule "unreadable".
 */
public class Checker {
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader lines = new BufferedReader(
            new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] parts = line.split("\t", 2);
            check(PDFAFlavour.fromString(parts[0]), parts[1], out);
        }
    }

    private static void check(PDFAFlavour flavour, String path, PrintStream out) {
        Map<String, TestAssertion> first = new LinkedHashMap<>();
        Map<String, Integer> count = new LinkedHashMap<>();
        int checks = 0;
        String broken = null;
        try (InputStream file = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            checks = result.getTotalAssertions();
            for (TestAssertion each : result.getTestAssertions()) {
                if (each.getStatus() != TestAssertion.Status.FAILED) {
                    continue;
                }
                String rule = each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber();
                first.putIfAbsent(rule, each);
                count.merge(rule, 1, Integer::sum);
            }
        } catch (Exception problem) {
            broken = String.valueOf(problem);
        }
        out.println("FILE\t" + flavour.getId() + "\t" + path + "\t" + checks);
        if (broken != null) {
            out.println("RULE\tunreadable\t1\t" + oneLine(broken) + "\t");
        }
        for (Map.Entry<String, TestAssertion> each : first.entrySet()) {
            TestAssertion test = each.getValue();
            out.println("RULE\t" + each.getKey() + "\t" + count.get(each.getKey()) + "\t"
                + oneLine(test.getMessage()) + "\t" + oneLine(test.getLocation().getContext()));
        }
        out.println("DONE");
    }

    private static String oneLine(String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ");
    }
}
