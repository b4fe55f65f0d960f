package org.mfglab.workbench.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.mfglab.device.Heap;
import org.mfglab.workbench.file.Sha256;
import org.mfglab.workbench.run.Estimate;
import org.mfglab.workbench.run.Exit;
import org.mfglab.workbench.run.Message;
import org.mfglab.workbench.study.Issue;
import org.mfglab.workbench.study.ProblemSource;
import org.mfglab.workbench.study.Reading;
import org.mfglab.workbench.study.Study;

/// Looks at all problems of a sweep before any of them is solved, and keeps of each what must be said, not the problem itself.
final class SweepCheck {

    private final Map<Issue, List<SweepPoint>> found = new LinkedHashMap<>();
    private final PriorityQueue<Long> largest = new PriorityQueue<>();
    private final List<SweepPoint> points;
    private final int jobs;
    private boolean refused;
    private boolean tooLarge;
    private String name = "";
    private String digest = "";

    private SweepCheck(List<SweepPoint> points, int jobs) {
        this.points = points;
        this.jobs = jobs;
    }

    /// @param points those that are to be solved here
    /// @param jobs   so many at once
    static SweepCheck of(SweepPlan plan, List<SweepPoint> points, ProblemSource source, int jobs) {
        SweepCheck check = new SweepCheck(points, jobs);
        for (SweepPoint point : points)
            switch (source.read(plan.settings(point))) {
                case Reading.Refused(var issues) -> check.refuse(point, issues);
                case Reading.Accepted(Study study, var warnings) -> check.accept(point, study, warnings);
            }
        return check;
    }

    private void refuse(SweepPoint point, List<Issue> issues) {
        refused = true;
        add(point, issues);
    }

    private void accept(SweepPoint point, Study study, List<Issue> warnings) {
        add(point, warnings);
        Estimate estimate = Estimate.of(study);
        Optional<Issue> refusal = estimate.preflight();
        refusal.ifPresent(issue -> add(point, List.of(issue)));
        tooLarge |= refusal.isPresent();
        largest.add(estimate.bytes() - Heap.PROGRAM);
        if (largest.size() > jobs) largest.poll();
        if (!digest.isEmpty()) return;
        name = study.name();
        digest = Sha256.of(study.text());
    }

    private void add(SweepPoint point, List<Issue> issues) {
        for (Issue issue : issues) found.computeIfAbsent(issue, _ -> new ArrayList<>()).add(point);
    }

    List<SweepIssue> issues() {
        return found.entrySet().stream().map(e -> new SweepIssue(e.getKey(), e.getValue(), e.getValue().size() == points.size())).toList();
    }

    /// What the sweep is refused with, if it is.
    Optional<Exit> refusal() {
        return refused ? Optional.of(Exit.INVALID) : tooLarge ? Optional.of(Exit.FILE) : Optional.empty();
    }

    /// Why so many of these solves cannot go on at once.
    Optional<Message> crowding() {
        long needed = largest.stream().mapToLong(Long::longValue).sum();
        if (largest.size() < 2 || needed <= Heap.here().forBuffers()) return Optional.empty();
        return Optional.of(new Message("I401", "%s solves at once may need %s MB of memory, and have room for %s MB in the heap."
                .formatted(largest.size(), needed / 1_000_000, Heap.here().forBuffers() / 1_000_000), List.of(),
                List.of("Fewer at once: --jobs " + fitting(), "More memory: JAVA_TOOL_OPTIONS=-Xmx...")));
    }

    private int fitting() {
        long most = largest.stream().mapToLong(Long::longValue).max().orElseThrow();
        return (int) Math.max(1, Heap.here().forBuffers() / most);
    }

    /// The name of the problem.
    String name() {
        return name;
    }

    /// SHA-256 of the problem file.
    String digest() {
        return digest;
    }
}
