package org.mfglab.workbench.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mfglab.workbench.study.Presets;
import org.mfglab.workbench.study.ProblemFile;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Setting;
import org.mfglab.workbench.study.Study;

/// Small problems and runs of them.
public final class Problems {

    private Problems() { }

    /// A coupled game on a ring that converges in a few iterations.
    public static final String COUPLED = """
            schema = 1
            name = "ring"
            title = "Agents on a ring <keep apart> & \\"rest\\""
            kind = "mfg"
            [domain]
            x = [0.0, 1.0]
            boundary = { all = "periodic" }
            [time]
            T = 1.0
            nt = 20
            [grid]
            n = [32]
            [diffusion]
            nu = 0.3
            [hamiltonian]
            H = "0.5*p^2"
            [coupling]
            running = "0.3*m"
            terminal = "0"
            [field.initial]
            type = "formula"
            expr = "1 + 0.5*sin(2*pi*x)"
            [reference]
            m = "1"
            u = "0"
            """;

    /// A cost that overflows as soon as the density gathers; the start is harmless.
    public static final String EXPLOSIVE = """
            schema = 1
            name = "explosive"
            kind = "mfg"
            [domain]
            x = [0.0, 1.0]
            [time]
            T = 1.0
            nt = 40
            [grid]
            n = [80]
            [diffusion]
            nu = 0.002
            [hamiltonian]
            H = "0.5*p^2"
            [coupling]
            running = "1e250*max(m - 1.5, 0)"
            terminal = "50*(x-0.5)^2"
            [field.initial]
            type = "formula"
            expr = "1"
            """;

    public static Study study(String text, String... settings) {
        return switch (ProblemFile.read(text, "test.toml", Path.of(""), Arrays.stream(settings).map(Setting::parse).toList())) {
            case Reading.Accepted(Study study, var _) -> study;
            case Reading.Refused(var issues) -> throw new AssertionError(issues);
        };
    }

    public static Study preset(String name, String... settings) {
        return study(Presets.text(name), settings);
    }

    public static Event.End run(Study study, Path out) {
        return run(study, out, Observer.SILENT, Stop.after(OptionalDouble.empty()));
    }

    public static Event.End run(Study study, Path out, Observer observer, Stop stop) {
        return Run.solve(study, List.of(), new RunOptions(Optional.of(out), false, List.of("mfglab", "solve", "test.toml")), observer, stop);
    }
}
