package org.mfglab.workbench.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mfglab.workbench.study.Issue;
import org.tomlj.Toml;

/// The edits that may mend an issue, likeliest first. Each leaves a text that is TOML; whether its user meant it, only its user knows.
public final class Fixes {

    private static final Pattern MEANT = Pattern.compile("Did you mean '([^']+)'\\?");
    private static final Pattern REWRITTEN = Pattern.compile("(?:Remove the quotes|Put it in brackets|Put it in quotes|Write it without a point): (.+)\\.$");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern PAIR = Pattern.compile("\\[\\s*([^,\\[\\]]+?)\\s*,\\s*([^,\\[\\]]+?)\\s*]");

    /// What one begins with where a key is missing that must be there.
    private static final Map<String, String> BEGINNINGS = Map.ofEntries(Map.entry("schema", "1"), Map.entry("kind", "\"mfg\""), Map.entry("domain.x", "[0.0, 1.0]"),
            Map.entry("time.T", "1.0"), Map.entry("time.nt", "64"), Map.entry("diffusion.nu", "0.1"), Map.entry("hamiltonian.H", "\"0.5*norm(p)^2\""),
            Map.entry("sgm.theta", "1.0"), Map.entry("sgm.sigma", "1.0"));

    private final Document document;
    private final Issue issue;
    private final Optional<String> key;
    private final List<Fix> found = new ArrayList<>();

    private Fixes(Document document, Issue issue) {
        this.document = document;
        this.issue = issue;
        this.key = document.keyAt(issue.place());
    }

    /// The edits for one issue of a document; none where nothing better is known than to think.
    public static List<Fix> of(Document document, Issue issue) {
        if (Toml.parse(document.text()).hasErrors()) return List.of();
        Fixes fixes = new Fixes(document, issue);
        fixes.meantWord();
        fixes.rewrittenValue();
        fixes.byCode();
        return List.copyOf(fixes.found);
    }

    private void byCode() {
        switch (issue.code()) {
            case E102, E110 -> key.ifPresent(each -> offer("Remove " + each, document.without(each)));
            case E104 -> missingParameter();
            case E106 -> missingKey();
            case E107 -> swappedPair();
            case E201, E202, E213 -> set("solver.scheme", "\"auto\"");
            case E214 -> set("solver.device", "\"cpu\"");
            case E215, N251 -> set("solver.precision", "\"f64\"");
            default -> { }
        }
    }

    private void meantWord() {
        Matcher meant = MEANT.matcher(issue.suggestion());
        if (!meant.find()) return;
        String written = written();
        String bare = written.replaceAll("^[\"']|[\"']$", "");
        if (!WORD.matcher(bare).matches()) return;
        replaceWritten("Use '" + meant.group(1) + "'", written.replace(bare, meant.group(1)));
    }

    private void rewrittenValue() {
        Matcher value = REWRITTEN.matcher(issue.suggestion());
        if (value.find() && key.isPresent() && startsAtPlace(key.get())) set(key.get(), value.group(1));
    }

    /// Whether the place is that of the whole value of the key, and not of an item in it.
    private boolean startsAtPlace(String path) {
        return document.value(path).filter(value -> document.text().startsWith(value, from())).isPresent();
    }

    private void missingParameter() {
        String name = written();
        boolean symbol = issue.message().contains("The symbol") && NAME.matcher(name).matches();
        if (symbol && document.value("params." + name).isEmpty()) set("params." + name, "1.0", "Add parameter " + name);
    }

    private void missingKey() {
        document.keyOf(issue).ifPresent(each -> beginning(each).ifPresent(value -> set(each, value, "Add " + each + " = " + value)));
    }

    private Optional<String> beginning(String path) {
        if (!path.equals("grid.n")) return Optional.ofNullable(BEGINNINGS.get(path));
        return Optional.of(document.value("domain.z").isPresent() ? "[24, 24, 24]" : document.value("domain.y").isPresent() ? "[64, 64]" : "[128]");
    }

    private void swappedPair() {
        if (!issue.suggestion().startsWith("Swap the two") || key.isEmpty()) return;
        Matcher pair = PAIR.matcher(document.value(key.get()).orElse(""));
        if (pair.matches()) set(key.get(), "[" + pair.group(2) + ", " + pair.group(1) + "]");
    }

    private void set(String path, String value) {
        set(path, value, "Set " + path + " = " + value);
    }

    private void set(String path, String value, String label) {
        try {
            offer(label, document.with(path, value));
        } catch (IllegalArgumentException impossible) {
            // Another value stands where the key needs a table: then this is not the edit that mends the issue, and none is offered.
            return;
        }
    }

    private void replaceWritten(String label, String replacement) {
        int from = from();
        offer(label, document.withText(document.text().substring(0, from) + replacement + document.text().substring(from + written().length())));
    }

    private void offer(String label, Document repaired) {
        if (!repaired.equals(document) && !Toml.parse(repaired.text()).hasErrors()) found.add(new Fix(label, repaired));
    }

    /// The characters of the text that the issue points at; none for an issue of an option.
    private String written() {
        if (issue.place().line() < 1) return "";
        int from = from();
        int end = document.text().indexOf('\n', from);
        String line = document.text().substring(from, end < 0 ? document.text().length() : end);
        return line.substring(0, line.offsetByCodePoints(0, Math.min(issue.place().length(), line.codePointCount(0, line.length()))));
    }

    private int from() {
        int line = 0;
        for (int k = 1; k < issue.place().line(); k++) line = document.text().indexOf('\n', line) + 1;
        int end = document.text().indexOf('\n', line);
        int length = document.text().codePointCount(line, end < 0 ? document.text().length() : end);
        return document.text().offsetByCodePoints(line, Math.clamp(issue.place().column() - 1, 0, length));
    }
}
