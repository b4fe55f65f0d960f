package org.mfglab.ui;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.mfglab.workbench.run.Observer;
import org.mfglab.workbench.run.Run;
import org.mfglab.workbench.run.RunOptions;
import org.mfglab.workbench.run.Stop;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.ProblemFile;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

/// Run folders for tests, solved in this process.
public final class SolvedRun {

    private SolvedRun() { }

    public static Path of(Path folder, String preset, String... settings) {
        List<Setting> all = Stream.concat(Arrays.stream(settings), Stream.of("output.figures=false")).map(Setting::parse).toList();
        Study study = ((Reading.Accepted) ProblemFile.read(Presets.text(preset), "problem.toml", folder.getParent(), all)).study();
        Run.solve(study, List.of(), new RunOptions(Optional.of(folder), false, List.of("mfglab")), Observer.SILENT, Stop.after(OptionalDouble.empty()));
        return folder;
    }
}
