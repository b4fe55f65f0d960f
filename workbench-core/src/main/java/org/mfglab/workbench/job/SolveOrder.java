package org.mfglab.workbench.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mfglab.workbench.document.Document;
import org.mfglab.workbench.study.Setting;

/// What a process is to solve.
///
/// @param document the problem
/// @param settings replace values of it
/// @param out      the run folder that it makes, or goes on with
/// @param resume   whether it goes on with the run in that folder
public record SolveOrder(Document document, List<Setting> settings, Path out, boolean resume) {

    public SolveOrder {
        settings = List.copyOf(settings);
    }

    /// The words of the command line that solves the same from a file.
    ///
    /// @param file that holds the text of the document
    List<String> words(Path file) {
        List<String> words = new ArrayList<>(List.of("solve", file.toString()));
        if (!document.folder().equals(file.getParent()) && !document.folder().toString().isEmpty()) words.addAll(List.of("--folder", document.folder().toString()));
        for (Setting setting : settings) words.addAll(List.of("--set", setting.key() + "=" + setting.value()));
        words.addAll(List.of(resume ? "--resume" : "--out", out.toString()));
        return words;
    }
}
