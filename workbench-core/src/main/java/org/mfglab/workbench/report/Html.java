package org.mfglab.workbench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pieces of a page.
final class Html {

    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z_]+)}}");

    private Html() { }

    /// Text of a user, so that it is shown and never read as markup.
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t' -> escaped.append(c);
                default -> escaped.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return escaped.toString();
    }

    /// Fills the slots `{{name}}` of a template that lies beside this class.
    static String fill(String template, Map<String, String> parts) {
        Matcher slot = SLOT.matcher(resource(template));
        StringBuilder page = new StringBuilder();
        while (slot.find()) {
            String part = parts.get(slot.group(1));
            if (part == null) throw new IllegalStateException("The slot '%s' of %s has no part.".formatted(slot.group(1), template));
            slot.appendReplacement(page, Matcher.quoteReplacement(part));
        }
        return slot.appendTail(page).toString();
    }

    static String resource(String name) {
        try (InputStream in = Html.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("The program's resource '%s' is missing.".formatted(name));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
