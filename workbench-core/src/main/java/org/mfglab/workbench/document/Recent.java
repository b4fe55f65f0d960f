package org.mfglab.workbench.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mfglab.workbench.run.AtomicFile;
import org.mfglab.workbench.run.Json;

/// The documents that were opened or saved last, the latest first.
///
/// @param file where the list is kept
public record Recent(Path file) {

    private static final int MOST = 12;

    /// Those that are still there. A list that cannot be read is as good as none: it holds nothing that is not elsewhere.
    public List<Path> documents() {
        return listed().stream().filter(Files::isRegularFile).toList();
    }

    /// Puts a document first.
    ///
    /// @throws IOException if the list cannot be written
    public void add(Path document) throws IOException {
        Path whole = document.toAbsolutePath().normalize();
        List<String> paths = Stream.concat(Stream.of(whole), listed().stream().filter(path -> !path.equals(whole))).limit(MOST).map(Path::toString).toList();
        Files.createDirectories(file.getParent());
        String json = Json.pretty(Map.of("documents", paths));
        AtomicFile.write(file, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Path> listed() {
        try {
            List<Path> paths = new ArrayList<>();
            if (Files.exists(file) && Json.read(Files.readString(file)).get("documents") instanceof List<?> list)
                for (Object path : list) if (path instanceof String text) paths.add(Path.of(text));
            return paths;
        } catch (IOException | IllegalArgumentException _) {
            return List.of();
        }
    }
}
