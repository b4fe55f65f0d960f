package org.mfglab.workbench.study;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a problem asks to be computed.
public sealed interface DeviceChoice {

    /// The processor.
    DeviceChoice CPU = new Processor();

    /// Whatever is likely to be faster.
    DeviceChoice AUTO = new Automatic();

    /// What the value of the key must be.
    String WORDS = "one of cpu, auto, opencl, opencl:N";

    /// The word of an accelerator and its number, which [#word] writes again as it was.
    Pattern ACCELERATOR = Pattern.compile("opencl(?::(0|[1-9]\\d{0,3}))?");

    /// The word of the problem file.
    String word();

    /// The processor.
    record Processor() implements DeviceChoice {
        @Override
        public String word() {
            return "cpu";
        }
    }

    /// Whatever is likely to be faster.
    record Automatic() implements DeviceChoice {
        @Override
        public String word() {
            return "auto";
        }
    }

    /// An OpenCL device.
    ///
    /// @param index which; empty: the first that computes in double precision
    record OpenCl(OptionalInt index) implements DeviceChoice {
        @Override
        public String word() {
            return index.isPresent() ? "opencl:" + index.getAsInt() : "opencl";
        }
    }

    /// Understands a word; empty where it is none of a device.
    static Optional<DeviceChoice> parse(String word) {
        Matcher accelerator = ACCELERATOR.matcher(word);
        if (accelerator.matches()) return Optional.of(new OpenCl(accelerator.group(1) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(accelerator.group(1)))));
        return Optional.ofNullable(word.equals("cpu") ? CPU : word.equals("auto") ? AUTO : null);
    }
}
