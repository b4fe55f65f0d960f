package org.mfglab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program on the page docs/java-api.md compiles, runs, and prints what the page promises.
class JavaApiTest {

    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theProgramOnThePageSolvesItsGame() throws Exception {
        Matcher page = PROGRAM.matcher(Files.readString(Path.of("../docs/java-api.md")));
        assertTrue(page.find(), "the page holds a program");
        Path source = Files.writeString(folder.resolve("FirstGame.java"), page.group(1));
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "--release", "25",
                "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), source.toString());
        assertEquals(0, code, "the program compiles");
        String printed = run();
        assertTrue(printed.startsWith("Converged[] after "), printed);
        assertTrue(printed.contains("least expected cost, on average: 0.96923068"), printed);
    }

    private String run() throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
             PrintStream capture = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            Class<?> program = loader.loadClass("FirstGame");
            Constructor<?> constructor = program.getDeclaredConstructor();
            constructor.setAccessible(true);
            Method main = program.getDeclaredMethod("main");
            main.setAccessible(true);
            main.invoke(constructor.newInstance());
        } finally {
            System.setOut(console);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
