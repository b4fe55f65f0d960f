package org.mfglab.workbench.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A value with those that it was before and those that were undone: an immutable stack in both directions.
///
/// Edits of one kind that follow each other, as letters typed into one field, may be joined to one step.
///
/// @param past    older values, the oldest first, each with the name of the edit that replaced it
/// @param present the value
/// @param future  values that were undone, the next to be redone last, each with the name of the edit that leads to it
/// @param <T>     an immutable value
public record History<T>(List<Step<T>> past, T present, List<Step<T>> future) {

    /// More steps than these are forgotten, the oldest first.
    static final int MOST = 2000;

    /// @param edit what its user calls it, such as `edit H`
    public record Step<T>(String edit, T value) { }

    public History {
        past = List.copyOf(past);
        future = List.copyOf(future);
    }

    public static <T> History<T> of(T first) {
        return new History<>(List.of(), first, List.of());
    }

    /// The history with one edit more; the same if nothing changes.
    public History<T> edited(String edit, T value) {
        if (value.equals(present)) return this;
        List<Step<T>> longer = new ArrayList<>(past);
        longer.add(new Step<>(edit, present));
        return new History<>(longer.subList(Math.max(0, longer.size() - MOST), longer.size()), value, List.of());
    }

    /// Like [#edited], but where the edit before had the same name, both become one step.
    public History<T> continued(String edit, T value) {
        boolean goesOn = future.isEmpty() && !past.isEmpty() && past.getLast().edit().equals(edit);
        return goesOn ? new History<>(past, value, List.of()) : edited(edit, value);
    }

    /// The name of the edit that undo takes back.
    public Optional<String> undoable() {
        return past.isEmpty() ? Optional.empty() : Optional.of(past.getLast().edit());
    }

    /// The name of the edit that redo brings back.
    public Optional<String> redoable() {
        return future.isEmpty() ? Optional.empty() : Optional.of(future.getLast().edit());
    }

    /// The history one step back; the same where there is none.
    public History<T> undone() {
        if (past.isEmpty()) return this;
        List<Step<T>> ahead = new ArrayList<>(future);
        ahead.add(new Step<>(past.getLast().edit(), present));
        return new History<>(past.subList(0, past.size() - 1), past.getLast().value(), ahead);
    }

    /// The history one step ahead; the same where there is none.
    public History<T> redone() {
        if (future.isEmpty()) return this;
        List<Step<T>> behind = new ArrayList<>(past);
        behind.add(new Step<>(future.getLast().edit(), present));
        return new History<>(behind, future.getLast().value(), future.subList(0, future.size() - 1));
    }
}
