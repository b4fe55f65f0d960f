package org.mfglab.ui.model;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The parts of a problem in the order of its mathematics, each with a light.
public final class OutlineModel {

    private static final List<String> NAMES = List.of("Problem", "Parameters", "Domain", "Time", "Grid", "Hamiltonian", "Coupling", "Fields", "Solver", "Output");

    /// One part.
    ///
    /// @param name     as people call it
    /// @param errors   how many prevent a solve
    /// @param warnings how many do not
    public record Part(String name, int errors, int warnings) {

        /// The light as a sign and a count, so that colour is not needed.
        public String light() {
            return errors > 0 ? "◐ " + errors : warnings > 0 ? "! " + warnings : "●";
        }
    }

    private final ReadOnlyObjectWrapper<List<Part>> parts = new ReadOnlyObjectWrapper<>(parts(List.of(), ""));

    public OutlineModel(Editor editor) {
        editor.understandingProperty().subscribe(found -> found.ifPresent(each -> parts.set(parts(each.troubles(), each.document().text()))));
    }

    public ReadOnlyObjectProperty<List<Part>> partsProperty() {
        return parts.getReadOnlyProperty();
    }

    private static List<Part> parts(List<Trouble> troubles, String text) {
        List<Part> list = new ArrayList<>();
        for (String name : NAMES) {
            List<Trouble> own = troubles.stream().filter(trouble -> partOf(trouble, text).equals(name)).toList();
            int errors = (int) own.stream().filter(Trouble::error).count();
            list.add(new Part(name, errors, own.size() - errors));
        }
        return List.copyOf(list);
    }

    private static String partOf(Trouble trouble, String text) {
        return partOf(trouble.key().orElseGet(() -> tableAbove(text, trouble.issue().place().line()) + "."));
    }

    /// The part of a dotted key.
    public static String partOf(String key) {
        return switch (key.contains(".") ? key.substring(0, key.indexOf('.')) : "") {
            case "params" -> "Parameters";
            case "domain" -> "Domain";
            case "time" -> "Time";
            case "grid" -> "Grid";
            case "diffusion", "hamiltonian" -> "Hamiltonian";
            case "coupling", "kernel" -> "Coupling";
            case "field" -> "Fields";
            case "solver" -> "Solver";
            case "output" -> "Output";
            default -> "Problem";
        };
    }

    /// The name in the last table header at or above a line; empty above the first.
    private static String tableAbove(String text, int line) {
        return text.lines().limit(line).map(String::strip).filter(each -> each.startsWith("[")).map(each -> each.replaceAll("^\\[+|].*$", "").strip())
                .reduce("", (_, last) -> last);
    }
}
