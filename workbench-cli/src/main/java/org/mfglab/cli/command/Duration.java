package org.mfglab.cli.command;

import picocli.CommandLine;

/// A time on the command line: `90s`, `30m`, `2h`, or a bare number of seconds.
///
/// @param seconds positive
record Duration(double seconds) {

    /// Reads a time.
    static final class Converter implements CommandLine.ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?[smh]?"))
                throw new CommandLine.TypeConversionException("'%s' is not a time such as 90s, 30m or 2h".formatted(text));
            double number = Double.parseDouble(text.replaceAll("[smh]", ""));
            double seconds = number * (text.endsWith("h") ? 3600 : text.endsWith("m") ? 60 : 1);
            if (seconds == 0) throw new CommandLine.TypeConversionException("the time must be positive");
            return new Duration(seconds);
        }
    }
}
