package org.mfglab.workbench.study;

/// Where a value stands: in a file, or in an option of the command line.
///
/// @param file    the name of the file as the user gave it, or the option
/// @param line    counts from 1; 0 for an option
/// @param column  counts from 1, in the excerpt
/// @param length  number of columns meant, at least 1
/// @param excerpt the line of the file, or the option; empty if there is none to show
public record Place(String file, int line, int column, int length, String excerpt) {

    public Place {
        length = Math.max(length, 1);
    }

    /// The value of an option.
    static Place value(Setting setting) {
        return new Place(setting.option(), 0, setting.option().length() + 2, setting.value().length(), setting.option() + "=" + setting.value());
    }

    /// The key of an option, or the option itself where it has a name of its own.
    static Place key(Setting setting) {
        int key = setting.option().indexOf(' ') + 1;
        return new Place(setting.option(), 0, key + 1, setting.option().length() - key, setting.option() + "=" + setting.value());
    }

    /// The place of the characters from `start` to `end` of a text that stands here. Where escapes or line breaks make
    /// the columns uncertain it is the place of the whole text.
    Place part(String text, int start, int end) {
        for (int quotes : new int[] {1, 3, 0})
            if (excerpt.startsWith(text, column - 1 + quotes) && !text.isEmpty())
                return new Place(file, line, column + quotes + start, end - start, excerpt);
        return this;
    }

    /// The file and line, or the option: what stands in `resolved.toml` behind a value.
    public String origin() {
        return line == 0 ? file : file + ":" + line;
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
