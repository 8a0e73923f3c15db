package org.jellygrad.playground.export;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins modules of the page into one classic script: browsers load no modules from files. Each module becomes a function that is called
 * once, after those it imports; its exports are the members of an object. That serves modules that import and export by name, at the
 * beginning of a line, and that do not import each other in a circle; others are refused.
 */
final class ScriptJoiner {
    private static final Pattern IMPORT =
            Pattern.compile("^import \\{ ([^}]+) } from \"([^\"]+)\";$", Pattern.MULTILINE);

    private static final Pattern EXPORT =
            Pattern.compile("^export ((?:async )?function|const|class) ([A-Za-z_$][\\w$]*)", Pattern.MULTILINE);

    private static final Pattern LEFT = Pattern.compile("^(?:import|export)\\b.*$", Pattern.MULTILINE);

    /** What would end the element that the script stands in, or open a comment that swallows its end. */
    private static final Pattern UNSAFE = Pattern.compile("</script|<!--", Pattern.CASE_INSENSITIVE);

    private final UnaryOperator<String> files;
    private final Map<String, String> instead;
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final StringBuilder joined = new StringBuilder();

    private ScriptJoiner(UnaryOperator<String> files, Map<String, String> instead) {
        this.files = files;
        this.instead = instead;
    }

    /**
     * The script of a module with all that it imports.
     *
     * @param entry the module to run
     * @param instead modules that others stand in for
     * @param files the text of a module by its name
     * @throws IllegalArgumentException if a module cannot be joined
     */
    static String join(String entry, Map<String, String> instead, UnaryOperator<String> files) {
        ScriptJoiner joiner = new ScriptJoiner(files, instead);
        joiner.add(entry);
        return "(() => {\n\"use strict\";\n" + joiner.joined + "})();\n";
    }

    /** Adds a module after those it needs; returns the variable of its exports. */
    private String add(String name) {
        String known = places.get(name);
        if (known != null) {
            return known;
        }
        if (!open.add(name)) {
            throw new IllegalArgumentException(name + " imports itself: " + String.join(" → ", open));
        }
        String text = files.apply(name);
        Matcher imports = IMPORT.matcher(text);
        StringBuilder body = new StringBuilder();
        while (imports.find()) {
            String from = resolve(name, imports.group(2));
            String members = imports.group(1).replace(" as ", ": ");
            imports.appendReplacement(
                    body,
                    Matcher.quoteReplacement(
                            "const { " + members + " } = " + add(instead.getOrDefault(from, from)) + ";"));
        }
        imports.appendTail(body);
        String place = "module" + places.size();
        joined.append("const ").append(place).append(" = (() => {\n").append(exported(name, body.toString()));
        joined.append("})();\n");
        places.put(name, place);
        open.remove(name);
        return place;
    }

    private static String exported(String name, String text) {
        StringJoiner names = new StringJoiner(", ", "return { ", " };\n");
        Matcher exports = EXPORT.matcher(text);
        StringBuilder body = new StringBuilder();
        while (exports.find()) {
            names.add(exports.group(2));
            exports.appendReplacement(body, Matcher.quoteReplacement(exports.group(1) + " " + exports.group(2)));
        }
        exports.appendTail(body);
        Matcher left = LEFT.matcher(body);
        if (left.find()) {
            throw new IllegalArgumentException(name + " has a line that cannot be joined: " + left.group());
        }
        requireSafe(name, text);
        return body.append('\n').append(names).toString();
    }

    /** @throws IllegalArgumentException if a script cannot stand in an element as it is */
    static void requireSafe(String name, String script) {
        Matcher unsafe = UNSAFE.matcher(script);
        if (unsafe.find()) {
            throw new IllegalArgumentException(name + " has " + unsafe.group() + ", which ends a script in HTML");
        }
    }

    /** The name of what a module imports. */
    private static String resolve(String from, String path) {
        return java.net.URI.create(from).resolve(path).toString();
    }
}
