package org.mfglab.gpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Compiled programs on disk, each under the digest of all that it depends on, with the digest of its own bytes before them.
///
/// It saves time and nothing else: what cannot be read is compiled again, what cannot be written is not kept.
final class ProgramCache {

    /// Programs that are kept; those unused for longest go first.
    private static final int MOST = 512;
    private static final int DIGEST = 32;

    private final Path folder;

    ProgramCache(Path folder) {
        this.folder = folder;
    }

    /// `$XDG_CACHE_HOME/mfglab/opencl`, or in `~/.cache`.
    static ProgramCache ofUser() {
        String given = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home", "."), ".cache");
        Path caches = given != null && Path.of(given).isAbsolute() ? Path.of(given) : home;
        return new ProgramCache(caches.resolve("mfglab").resolve("opencl"));
    }

    /// The name of what depends on these texts.
    static String key(List<String> texts) {
        MessageDigest digest = digest();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    Optional<byte[]> read(String key) {
        Path file = folder.resolve(key);
        try {
            byte[] stored = Files.readAllBytes(file);
            if (stored.length <= DIGEST) return Optional.empty();
            byte[] code = Arrays.copyOfRange(stored, DIGEST, stored.length);
            if (!Arrays.equals(digest().digest(code), 0, DIGEST, stored, 0, DIGEST)) return Optional.empty();
            use(file);
            return Optional.of(code);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Marks a program as used, so that it is kept; in a cache that cannot be written nothing is forgotten either.
    private static void use(Path file) {
        file.toFile().setLastModified(System.currentTimeMillis());
    }

    void write(String key, byte[] code) {
        try {
            Files.createDirectories(folder);
            Path begun = Files.createTempFile(folder, "new", ".part");
            try {
                byte[] stored = Arrays.copyOf(digest().digest(code), DIGEST + code.length);
                System.arraycopy(code, 0, stored, DIGEST, code.length);
                Files.write(begun, stored);
                Files.move(begun, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(begun);
            }
            forget();
        } catch (IOException | UncheckedIOException e) {
            // A full or read-only disk: the program is compiled again next time.
            return;
        }
    }

    /// A file, and when it was used last; others may use it at this moment.
    private record Kept(Path file, long used) { }

    private void forget() throws IOException {
        List<Kept> kept;
        try (Stream<Path> files = Files.list(folder)) {
            kept = files.map(file -> new Kept(file, file.toFile().lastModified())).sorted(Comparator.comparingLong(Kept::used).reversed()).toList();
        }
        for (Kept old : kept.subList(Math.min(MOST, kept.size()), kept.size())) Files.deleteIfExists(old.file);
    }
}
