package org.mfglab.cli.command;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.mfglab.workbench.study.DeviceChoice;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// Where to compute.
final class DeviceOption {

    @Option(names = "--device", paramLabel = "auto|cpu|opencl[:N]", converter = Converter.class, completionCandidates = Words.class, defaultValue = "${env:MFGLAB_DEVICE}",
            description = "where to compute; mfglab devices tells what there is")
    private DeviceChoice device;

    /// Empty where it is not given.
    Optional<DeviceChoice> choice() {
        return Optional.ofNullable(device);
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
