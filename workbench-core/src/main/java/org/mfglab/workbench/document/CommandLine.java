package org.mfglab.workbench.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.ResolvedValue;
import org.mfglab.workbench.study.Setting;

/// The command that solves a document, as one types it in a shell: its file or preset, and a `--set` for each value that was edited since.
public final class CommandLine {

    private CommandLine() { }

    /// The command that solves a document.
    ///
    /// @param document as it stands
    /// @param base     what its file or preset holds
    /// @return empty where settings cannot say what was edited, so that the document must be saved first
    public static Optional<String> of(Document document, Document base) {
        Optional<String> file = base.file().map(Path::toString).or(() -> preset(base));
        if (file.isEmpty() || !(document.read(List.of()) instanceof Reading.Accepted(var now, var _))) return Optional.empty();
        List<Setting> settings = differences(document, base);
        boolean same = base.read(settings) instanceof Reading.Accepted(var set, var _) && values(set.values()).equals(values(now.values()));
        if (!same) return Optional.empty();
        List<String> words = new ArrayList<>(List.of("mfglab", "solve", file.get()));
        for (Setting setting : settings) words.addAll(List.of("--set", setting.key() + "=" + setting.value()));
        return Optional.of(String.join(" ", words.stream().map(CommandLine::quoted).toList()));
    }

    private static Optional<String> preset(Document base) {
        String name = base.name().replaceFirst("\\.toml$", "");
        return Presets.contains(name) && Presets.text(name).equals(base.text()) ? Optional.of(name) : Optional.empty();
    }

    private static List<Setting> differences(Document document, Document base) {
        Map<String, String> before = new HashMap<>();
        for (FormKeys.Field field : FormKeys.of(base)) base.value(field.key()).ifPresent(value -> before.put(field.key(), value));
        List<Setting> settings = new ArrayList<>();
        for (FormKeys.Field field : FormKeys.of(document))
            document.value(field.key()).filter(value -> !value.equals(before.get(field.key()))).ifPresent(value -> settings.add(new Setting(field.key().replaceFirst("^(params\\..*)\\.value$", "$1"), value)));
        return settings;
    }

    private static List<String> values(List<ResolvedValue> values) {
        return values.stream().map(value -> value.key() + " = " + value.toml()).toList();
    }

    /// A word for a shell: as it is where nothing in it means something there, else in single quotes.
    public static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
