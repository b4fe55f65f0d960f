package org.mfglab.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jocl.cl_program;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;
import org.mfglab.device.Precision;

/// Makes programs from texts, each once; compiled ones are kept on disk.
final class Workshop {

    /// No text of a user comes near these.
    private static final String DOUBLE = "-cl-std=CL1.2 -w";
    private static final String SINGLE = DOUBLE + " -cl-single-precision-constant";

    /// Numbers that one item of a processor treats: enough to be worth a call, few enough for all units to share a slice of a few thousand.
    static final int CHUNK = 2_048;

    /// Lanes of a vector on a processor.
    private static final int WIDTH = 8;

    private final Session session;
    private final String options;
    private final ProgramCache cache;
    private final Map<String, KernelProgram> programs = new HashMap<>();

    Workshop(Session session) {
        this.session = session;
        this.cache = session.settings.cache();
        this.options = session.settings.precision() == Precision.SINGLE ? SINGLE : DOUBLE;
    }

    /// How many places a vector holds where it pays to use vectors.
    int width() {
        return session.settings.processor() ? WIDTH : 1;
    }

    /// A program in which `real` is one number.
    KernelProgram scalar(String... parts) {
        return program(1, parts);
    }

    /// A program in which `real` is as wide as suits the device.
    KernelProgram wide(String... parts) {
        return program(width(), parts);
    }

    private KernelProgram program(int width, String... parts) {
        String head = "#define WIDTH %d\n#define SINGLE %d\n#define PROCESSOR %d\n#define CHUNK %d\n#define GROUP %d\n"
                .formatted(width, session.settings.precision() == Precision.SINGLE ? 1 : 0, session.settings.processor() ? 1 : 0, CHUNK / width, session.group());
        String text = head + resource("numbers") + resource("places") + String.join("\n", parts);
        return programs.computeIfAbsent(text, _ -> compile(text, CHUNK / width));
    }

    /// The text of a file of kernels.
    static String resource(String name) {
        try (InputStream in = Workshop.class.getResourceAsStream(name + ".cl")) {
            if (in == null) throw new IllegalArgumentException("There are no kernels " + name + ".");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KernelProgram compile(String text, int chunk) {
        String key = ProgramCache.key(List.of(text, options, session.device.facts().platform(), session.device.facts().name(), session.device.facts().driver()));
        return new KernelProgram(session, stored(key).orElseGet(() -> built(key, text)), chunk);
    }

    /// The program as it was compiled before. A driver that does not know its own code any more gets the text again.
    private Optional<cl_program> stored(String key) {
        Optional<byte[]> code = cache.read(key);
        if (code.isEmpty()) return Optional.empty();
        try {
            cl_program program = session.cl.binary(session.context, session.device.id(), code.get());
            return prepared(program) ? Optional.of(program) : Optional.empty();
        } catch (DeviceException e) {
            if (e.kind() == Kind.MEMORY) throw e;
            return Optional.empty();
        }
    }

    private boolean prepared(cl_program program) {
        try {
            session.cl.build(program, session.device.id(), options);
            return true;
        } catch (DeviceException e) {
            session.cl.release(program);
            if (e.kind() == Kind.MEMORY) throw e;
            return false;
        }
    }

    private cl_program built(String key, String text) {
        cl_program program = session.cl.source(session.context, text);
        try {
            session.cl.build(program, session.device.id(), options);
        } catch (DeviceException e) {
            DeviceException said = e.kind() == Kind.BUILD ? refusal(program, e) : e;
            session.cl.release(program);
            throw said;
        }
        keep(key, program);
        return program;
    }

    /// A driver that does not give its code away compiles it again next time.
    private void keep(String key, cl_program program) {
        byte[] code;
        try {
            code = session.cl.code(program);
        } catch (DeviceException e) {
            return;
        }
        cache.write(key, code);
    }

    private DeviceException refusal(cl_program program, DeviceException e) {
        String log = log(program).lines().limit(5).reduce("", (a, b) -> a + "\n  " + b);
        return new DeviceException(Kind.BUILD, "The driver of %s (%s) does not compile a kernel. Another version of the driver may; device = \"cpu\" needs none. It says:%s"
                .formatted(session.device.facts().name(), session.device.facts().driver(), log), e);
    }

    /// What the compiler says, if it does.
    private String log(cl_program program) {
        try {
            return session.cl.log(program, session.device.id());
        } catch (DeviceException e) {
            return "nothing (" + e.getMessage() + ")";
        }
    }

    void close() {
        Closing.all(programs.values().stream().<Runnable>map(program -> program::close).toList());
        programs.clear();
    }
}
