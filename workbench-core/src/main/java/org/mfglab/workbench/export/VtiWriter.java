package org.mfglab.workbench.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// VTK's image data, with m and u as point data: one file `NAME_0000.vti` for each level, and a collection `NAME.pvd` that tells their
/// times. A single file with time steps is no choice: VTK 9.1 then forgets origin and spacing.
final class VtiWriter implements ExportWriter {

    private static final int BLOCK = 1 << 13;
    private static final String COLLECTION = ".pvd";
    private static final String IMAGE = ".vti";

    /// The collection that a path means: itself, the one beside the images that are named, or one in a folder.
    static Path collection(Path path, String inFolder) {
        String name = path.getFileName().toString();
        if (ends(name, COLLECTION)) return path;
        return ends(name, IMAGE) ? path.resolveSibling(stem(name) + COLLECTION) : path.resolve(inFolder);
    }

    private static boolean ends(String name, String ending) {
        return name.length() > ending.length() && name.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private static String stem(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    /// The collection of a name and all images that may belong to it.
    static Pattern files(String name) {
        return Pattern.compile(Pattern.quote(name) + "|" + Pattern.quote(stem(name)) + "_[0-9]{4,}\\.vti");
    }

    @Override
    public void write(ExportedRun run, String name, Destination to) throws IOException {
        StringBuilder entries = new StringBuilder();
        for (int k = 0; k < run.times().length; k++) {
            String file = String.format(Locale.ROOT, "%s_%04d%s", stem(name), k, IMAGE);
            image(run, k, to.file(file));
            entries.append("    <DataSet timestep=\"%s\" part=\"0\" file=\"%s\"/>\n".formatted(run.times()[k], VtiHeader.escape(file)));
        }
        Files.writeString(to.file(name), """
                <?xml version="1.0"?>
                %s<VTKFile type="Collection" version="1.0" byte_order="LittleEndian">
                  <Collection>
                %s  </Collection>
                </VTKFile>
                """.formatted(VtiHeader.comment(run), entries));
    }

    private static void image(ExportedRun run, int level, Path place) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(place), 1 << 16)) {
            out.write(new VtiHeader(run, level).text().getBytes(StandardCharsets.UTF_8));
            double[] values = new double[run.density().size()];
            run.density().read(level, values);
            append(out, values);
            run.value().read(level, values);
            append(out, values);
            out.write("\n  </AppendedData>\n</VTKFile>\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void append(OutputStream out, double[] values) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.write(block.putLong((long) values.length * Double.BYTES).array(), 0, Long.BYTES);
        for (int from = 0; from < values.length; from += BLOCK) {
            int count = Math.min(BLOCK, values.length - from);
            block.clear().asDoubleBuffer().put(values, from, count);
            out.write(block.array(), 0, count * Double.BYTES);
        }
    }
}
