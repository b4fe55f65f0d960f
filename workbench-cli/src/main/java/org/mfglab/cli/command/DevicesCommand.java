package org.mfglab.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mfglab.cli.Console;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `mfglab devices`: where a solve can run.
@Command(name = "devices", description = "Lists the devices that a solve can run on.")
public final class DevicesCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private HelpOption help;

    @Option(names = "--json", description = "prints a JSON object")
    private boolean json;

    @Option(names = "--test", description = "measures the copy bandwidth in about a second")
    private boolean test;

    public DevicesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int threads = Runtime.getRuntime().availableProcessors();
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        double bandwidth = test ? CopyBandwidth.gigabytesPerSecond(threads) : Double.NaN;
        if (json) {
            Map<String, Object> cpu = Json.object("id", "cpu", "threads", threads, "memory_mb", megabytes, "precision", List.of("f64"));
            if (test) cpu.put("copy_gb_s", bandwidth);
            console.out().print(Json.pretty(Json.object("schema", 1, "devices", List.of(cpu))));
        } else {
            console.out().printf(Locale.ROOT, "cpu   %d %s, %d MB of memory for this program, f64%s%n", threads, threads == 1 ? "thread" : "threads", megabytes,
                    test ? String.format(Locale.ROOT, ", copies %.1f GB/s", bandwidth) : "");
        }
        return Exit.DONE.code();
    }
}
