package org.mfglab.workbench.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// The formats that a run can be exported in.
public enum ExportFormat {

    H5("fields.h5", new Hdf5Writer()),
    NPZ("fields.npz", new NpzWriter()),
    VTI("fields.pvd", new VtiWriter()),
    CSV("fields.csv", new CsvWriter());

    private final String file;
    private final ExportWriter writer;

    ExportFormat(String file, ExportWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    /// The word for it in problem files and on the command line.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return key();
    }

    /// The name of its file in a run folder; of VTI's, that of the collection.
    public String file() {
        return file;
    }

    /// The file to open after an export to a path: the path itself. VTI, which writes many files, also takes the name of an image or of
    /// a folder, and has its collection beside or in it.
    public Path place(Path path) {
        return this == VTI ? VtiWriter.collection(path, file) : path;
    }

    /// The names of all files that an export to a file of some name may have written, more levels than now included.
    public Pattern files(String name) {
        return this == VTI ? VtiWriter.files(name) : Pattern.compile(Pattern.quote(name));
    }

    /// Writes a run.
    ///
    /// @param name of the file, without folder
    public void write(ExportedRun run, String name, Destination to) throws IOException {
        writer.write(run, name, to);
    }

    /// The way to read the file at a path, for people: a line of Python, or the program that opens it.
    public String reading(String path) {
        return switch (this) {
            case H5 -> "h5py.File(\"" + path + "\")[\"m\"][:]";
            case NPZ -> "numpy.load(\"" + path + "\")[\"m\"]";
            case VTI -> "ParaView opens " + path;
            case CSV -> "pandas.read_csv(\"" + path + "\", comment=\"#\")";
        };
    }
}
