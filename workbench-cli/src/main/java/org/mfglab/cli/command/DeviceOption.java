package org.mfglab.cli.command;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.mfglab.workbench.study.DeviceChoice;
import org.mfglab.workbench.study.Setting;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Where to compute.
final class DeviceOption {

    @Option(names = "--device", paramLabel = "auto|cpu|opencl[:N]", converter = Converter.class, completionCandidates = Words.class,
            description = "where to compute; mfglab devices tells what there is")
    private DeviceChoice device;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /// Empty where it is not given.
    Optional<DeviceChoice> choice() {
        return Optional.ofNullable(device);
    }

    /// The same for a problem.
    Optional<Setting> setting() {
        return choice().map(choice -> new Setting("solver.device", choice.word(), Environment.origin(spec, "--device")));
    }

    /// Reads a device.
    static final class Converter implements CommandLine.ITypeConverter<DeviceChoice> {
        @Override
        public DeviceChoice convert(String text) {
            return DeviceChoice.parse(text).orElseThrow(() -> new CommandLine.TypeConversionException("'%s' is no device; it must be %s".formatted(text, DeviceChoice.WORDS)));
        }
    }

    /// What a shell offers.
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("auto", "cpu", "opencl").iterator();
        }
    }
}
