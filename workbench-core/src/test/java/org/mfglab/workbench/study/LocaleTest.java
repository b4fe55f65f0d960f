package org.mfglab.workbench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(Resources.LOCALE)
class LocaleTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar", "ar-EG-u-nu-arab"})
    void everyTextIsTheSame(String locale) {
        Locale.setDefault(Locale.ROOT);
        String expected = everything();
        Locale.setDefault(Locale.forLanguageTag(locale));
        assertEquals(expected, everything());
    }

    private static String everything() {
        Reading twelve = ProblemFile.read(Texts.resource("twelve-mistakes.toml"), "hall.toml", Path.of(""), List.of());
        String presets = Presets.names().stream().map(name -> Presets.read(name, List.of())).map(Reading.Accepted.class::cast)
                .map(accepted -> accepted.study().resolved()).collect(Collectors.joining("\n"));
        String checks = List.of("coupling.running=-m", "hamiltonian.H=-p_x^2", "coupling.running=1/(x-x)", "grid.n=[90000,90000]", "kind=IZGARA",
                "hamiltonian.H=norm(p)", "hamiltonian.H=0.5*norm(p)^2/(1 + m)^3", "domain.boundary.right={ type = \"exit\", from = 0.04, to = 0.09, cost = 0.5 }",
                "domain.shape=[{ role = \"obstacle\", type = \"rectangle\", x = [0.25, 0.75], y = [-1.0, 3.5] }]", "diffusion.nu=0.1 - x").stream()
                .map(setting -> explain(Texts.read(Texts.SMALL, setting))).collect(Collectors.joining());
        return explain(twelve) + checks + presets;
    }

    private static String explain(Reading reading) {
        return reading.issues().stream().map(Issue::explain).collect(Collectors.joining());
    }
}
