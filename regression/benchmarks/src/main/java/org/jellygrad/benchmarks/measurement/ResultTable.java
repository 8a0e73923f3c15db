package org.jellygrad.benchmarks.measurement;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows of results.
 *
 * @param title what was measured and in what unit
 * @param columns the heads
 * @param rows each with as many cells as there are columns: a string, a number, or null for what could not be measured
 */
public record ResultTable(String title, List<String> columns, List<List<Object>> rows) {
    /** What stands for a number that could not be measured. */
    public static final String ABSENT = "absent";

    /** Columns padded to their widest cell; numbers with three significant digits. */
    public String text() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        rows.forEach(row -> lines.add(row.stream().map(ResultTable::cell).toList()));
        StringBuilder text = new StringBuilder(title).append("\n\n");
        for (List<String> line : lines) {
            for (int column = 0; column < columns.size(); column++) {
                int at = column;
                int width = lines.stream()
                        .mapToInt(other -> other.get(at).length())
                        .max()
                        .orElse(0);
                String format = column == 0 ? "%-" + width + "s" : "  %" + width + "s";
                text.append(String.format(Locale.ROOT, format, line.get(column)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String cell(Object value) {
        return value instanceof Double number ? number(number) : value.toString();
    }

    /** Three significant digits. */
    public static String number(double value) {
        if (value == 0 || Math.abs(value) >= 1000) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** One object: title, columns and rows as objects by column. */
    public JsonObject json() {
        JsonArray list = new JsonArray();
        for (List<Object> row : rows) {
            JsonObject object = new JsonObject();
            for (int column = 0; column < columns.size(); column++) {
                object.add(columns.get(column), element(row.get(column)));
            }
            list.add(object);
        }
        JsonObject all = new JsonObject();
        all.addProperty("title", title);
        all.add("rows", list);
        return all;
    }

    private static JsonElement element(Object value) {
        if (value instanceof Double number) {
            return new JsonPrimitive(number);
        }
        return value.equals(ABSENT) ? JsonNull.INSTANCE : new JsonPrimitive(value.toString());
    }
}
