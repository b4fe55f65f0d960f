package org.mfglab.workbench.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mfglab.device.Accelerators;
import org.mfglab.device.Backend;
import org.mfglab.device.DeviceException;
import org.mfglab.device.DeviceException.Kind;
import org.mfglab.device.Precision;
import org.mfglab.workbench.study.DeviceChoice;
import org.mfglab.workbench.study.DeviceRule;
import org.mfglab.workbench.study.Study;

/// The devices of this machine, and which of them a study is computed on.
///
/// Nothing is looked for before somebody asks for an accelerator: loading a driver takes time, and may fail. Any number of threads may
/// ask: drivers hear one question at a time, what was found is kept, and who opens an accelerator waits until it is free, since each
/// solve counts on all of its memory.
public final class Devices {

    /// Below so many cells an accelerator has compiled its kernels when the processor is done.
    static final int FEW_CELLS = 20_000;

    /// An accelerator must move memory so many times as fast as the processor to be taken unasked: compiling and what stays on the processor cost time.
    static final double CLEARLY_FASTER = 1.5;

    private static final double SECONDS = 0.5;

    private final Supplier<Optional<Accelerators>> accelerators;
    private final IntToDoubleFunction processorBandwidth;
    private final Map<Integer, Double> ofProcessor = new HashMap<>();
    private final Map<Precision, Optional<Fastest>> fastest = new EnumMap<>(Precision.class);
    private final Map<Integer, ReentrantLock> turns = new ConcurrentHashMap<>();
    private Accelerators module;
    private List<Accelerators.Device> known;

    /// @param accelerators       looks for them; asked until it finds some
    /// @param processorBandwidth bytes per second that a number of threads copy
    public Devices(Supplier<Optional<Accelerators>> accelerators, IntToDoubleFunction processorBandwidth) {
        this.accelerators = accelerators;
        this.processorBandwidth = processorBandwidth;
    }

    /// Those of this machine, with the accelerators of the module that is on the class path.
    public static Devices here() {
        return new Devices(() -> ServiceLoader.load(Accelerators.class).findFirst(), threads -> CopyBandwidth.ofProcessor(threads, SECONDS));
    }

    /// The accelerator that moves memory fastest.
    private record Fastest(Accelerators.Device device, double bandwidth) { }

    /// The accelerators, in the order of their numbers.
    ///
    /// @throws DeviceException ABSENT or MODULE where there are none, saying why
    public synchronized List<Accelerators.Device> accelerators() {
        if (known == null) known = found().devices();
        if (known.isEmpty()) throw new DeviceException(Kind.ABSENT, "The OpenCL drivers here have no device.");
        return known;
    }

    private synchronized Accelerators found() {
        if (module == null) module = accelerators.get().orElseThrow(() -> new DeviceException(Kind.MODULE, "This program was started without its OpenCL module."));
        return module;
    }

    /// Bytes per second that an accelerator copies, measured in about a second.
    ///
    /// @throws DeviceException if it cannot
    public synchronized double bandwidth(Accelerators.Device device) {
        return found().copyBandwidth(device.index());
    }

    /// Opens an accelerator that measures its kernels.
    ///
    /// @throws DeviceException if it cannot
    public synchronized Backend openMeasured(Accelerators.Device device) {
        return found().openMeasured(device.index());
    }

    /// Bytes per second that the processor copies.
    ///
    /// @param threads at least 1
    public synchronized double processorBandwidth(int threads) {
        return ofProcessor.computeIfAbsent(threads, processorBandwidth::applyAsDouble);
    }

    /// Opens the device that a study asks for, an accelerator when no other thread has it open. The thread that opens it closes it.
    ///
    /// @throws DeviceException if it asks for one that is not there or cannot; in double precision never where it leaves the choice
    public OpenDevice open(Study study) {
        return switch (study.solver().device()) {
            case DeviceChoice.Processor _ -> processor(study, Optional.empty());
            case DeviceChoice.OpenCl choice -> asked(choice, study.solver().precision());
            case DeviceChoice.Automatic _ -> study.solver().precision() == Precision.DOUBLE ? automatic(study) : accelerated(study.solver().precision());
        };
    }

    private OpenDevice asked(DeviceChoice.OpenCl choice, Precision precision) {
        return free(accelerator(choice, precision), precision, Optional.empty(), false);
    }

    /// Waits until no other thread has the accelerator open, outside of the lock on questions: the others may still ask theirs.
    private OpenDevice free(Accelerators.Device device, Precision precision, Optional<String> why, boolean replaceable) {
        ReentrantLock turn = turns.computeIfAbsent(device.index(), _ -> new ReentrantLock());
        turn.lock();
        try {
            return new OpenDevice(backend(device, precision), why, replaceable, turn::unlock);
        } catch (RuntimeException | Error e) {
            turn.unlock();
            throw e;
        }
    }

    private synchronized Backend backend(Accelerators.Device device, Precision precision) {
        return found().open(device.index(), precision);
    }

    /// The processor, in place of whatever the study asks for.
    ///
    /// @param why as [OpenDevice#why]
    public static OpenDevice processor(Study study, Optional<String> why) {
        return new OpenDevice(Backend.cpu(study.solver().threads()), why, false, () -> { });
    }

    /// The accelerator that is asked for.
    ///
    /// @throws DeviceException ABSENT or UNSUPPORTED, naming those that there are
    public Accelerators.Device accelerator(DeviceChoice.OpenCl choice, Precision precision) {
        List<Accelerators.Device> devices = accelerators();
        return devices.stream().filter(device -> choice.index().isPresent() ? device.index() == choice.index().getAsInt() : computes(device, precision)).findFirst()
                .orElseThrow(() -> choice.index().isPresent()
                        ? new DeviceException(Kind.ABSENT, "There is no device %s. There is %s.".formatted(choice.word(), names(devices)))
                        : new DeviceException(Kind.UNSUPPORTED, "No OpenCL device here computes in double precision. There is %s.".formatted(names(devices))));
    }

    private static boolean computes(Accelerators.Device device, Precision precision) {
        return precision == Precision.SINGLE || device.doubles();
    }

    private static String names(List<Accelerators.Device> devices) {
        return devices.stream().map(device -> name(device) + " (" + device.name() + ")").collect(Collectors.joining(", "));
    }

    /// The word by which a problem asks for an accelerator.
    public static String name(Accelerators.Device device) {
        return "opencl:" + device.index();
    }

    private OpenDevice automatic(Study study) {
        Optional<String> objection = new DeviceRule(study.scheme().scheme()).objection();
        if (objection.isPresent()) return processor(study, Optional.of(study.scheme().scheme().key() + " runs on the processor only"));
        if (study.grid().size() < FEW_CELLS) return processor(study, Optional.of("%d cells are done before a device has compiled its kernels".formatted(study.grid().size())));
        try {
            Optional<Fastest> rival = fastest(Precision.DOUBLE);
            return rival.isPresent() ? faster(study, rival.get()) : processor(study, Optional.of("no OpenCL device computes in double precision"));
        } catch (DeviceException e) {
            return processor(study, Optional.of(absence(e)));
        }
    }

    private static String absence(DeviceException failure) {
        return switch (failure.kind()) {
            case MODULE -> "the program was started without its OpenCL module";
            case ABSENT -> "there is no OpenCL device";
            case UNSUPPORTED, BUILD, MEMORY, LOST -> "the OpenCL device fails: " + failure.getMessage();
        };
    }

    /// The fastest accelerator, where the processor does not compute in that precision.
    private OpenDevice accelerated(Precision precision) {
        try {
            Accelerators.Device device = fastest(precision).orElseThrow(() -> new DeviceException(Kind.ABSENT, "The OpenCL drivers here have no device.")).device;
            return free(device, precision, Optional.of(precision.word() + " needs an OpenCL device"), false);
        } catch (DeviceException e) {
            throw new DeviceException(e.kind(), "precision = \"%s\" needs an OpenCL device. %s".formatted(precision.word(), e.getMessage()), e);
        }
    }

    private OpenDevice faster(Study study, Fastest rival) {
        double processor = processorBandwidth(study.solver().threads() == 0 ? Runtime.getRuntime().availableProcessors() : study.solver().threads());
        if (!clearlyFaster(rival.bandwidth, processor))
            return processor(study, Optional.of("%s copies %s, the processor %s, and that is less than %s times as much".formatted(name(rival.device), text(rival.bandwidth), text(processor), CLEARLY_FASTER)));
        return free(rival.device, Precision.DOUBLE, Optional.of("it copies %s, the processor %s".formatted(text(rival.bandwidth), text(processor))), true);
    }

    /// Whether an accelerator is taken unasked.
    ///
    /// @param accelerator bytes per second that it copies
    /// @param processor   bytes per second that the processor copies
    public static boolean clearlyFaster(double accelerator, double processor) {
        return accelerator >= CLEARLY_FASTER * processor;
    }

    /// Measured once, however many studies there are.
    private synchronized Optional<Fastest> fastest(Precision precision) {
        return fastest.computeIfAbsent(precision, this::measured);
    }

    /// Of several devices one may fail.
    private Optional<Fastest> measured(Precision precision) {
        List<DeviceException> failures = new ArrayList<>();
        List<Fastest> measured = new ArrayList<>();
        for (Accelerators.Device device : accelerators().stream().filter(device -> computes(device, precision)).toList())
            try {
                measured.add(new Fastest(device, bandwidth(device)));
            } catch (DeviceException e) {
                failures.add(e);
            }
        if (measured.isEmpty() && !failures.isEmpty()) throw failures.getFirst();
        return measured.stream().max(Comparator.comparingDouble(Fastest::bandwidth));
    }

    /// "17.4 GB/s"
    public static String text(double bandwidth) {
        return String.format(Locale.ROOT, "%.1f GB/s", 1e-9 * bandwidth);
    }
}
