package org.jellygrad.model.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.model.Model;
import org.jellygrad.model.UnusableModelException;
import org.jellygrad.model.formula.Variable;
import org.jspecify.annotations.Nullable;

/** Gson reads and writes a model by its records: each component is a member of its name. Here is what Gson alone does otherwise. */
final class ModelAdapters implements TypeAdapterFactory {

    /** A variable is an object of one member, whose name is the kind of variable: {@code {"column": "x"}}. */
    private static final Map<String, Class<? extends Variable>> VARIABLES = Map.of(
            "column", Variable.Column.class,
            "level", Variable.Level.class,
            "expression", Variable.Transformation.class,
            "product", Variable.Product.class);

    private ModelAdapters() {}

    static TypeAdapter<Model> model() {
        var numbers = new CheckedAdapter<Double>(CheckedReader::number, ModelAdapters::write);
        var texts = new CheckedAdapter<String>(CheckedReader::text, (out, text) -> out.value(text));
        return new GsonBuilder()
                .registerTypeAdapterFactory(new ModelAdapters())
                .registerTypeAdapter(double.class, numbers)
                .registerTypeAdapter(Double.class, numbers)
                .registerTypeAdapter(String.class, texts.nullSafe())
                .registerTypeAdapter(boolean.class, new CheckedAdapter<Boolean>(CheckedReader::flag, JsonWriter::value))
                .registerTypeAdapter(
                        long.class,
                        new CheckedAdapter<Long>(in -> in.whole(Long.MIN_VALUE, Long.MAX_VALUE), JsonWriter::value))
                .registerTypeAdapter(
                        int.class,
                        new CheckedAdapter<Integer>(in -> (int) in.whole(0, Integer.MAX_VALUE), JsonWriter::value))
                .registerTypeAdapter(
                        Variable.Column.class,
                        new CheckedAdapter<Variable.Column>(
                                in -> new Variable.Column(in.text()), (out, column) -> out.value(column.name())))
                .registerTypeAdapter(
                        Variable.Transformation.class,
                        new CheckedAdapter<Variable.Transformation>(
                                in -> Variable.Transformation.parse(in.text()), (out, made) -> out.value(made.name())))
                .disableHtmlEscaping()
                .create()
                .getAdapter(Model.class);
    }

    @Override
    @SuppressWarnings("unchecked") // each adapter is of the type asked for
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        if (type.getRawType().isRecord()) {
            return ofRecord(type.getRawType(), gson.getDelegateAdapter(this, type));
        }
        if (type.getRawType() == Map.class && type.getType() instanceof ParameterizedType map) {
            return (TypeAdapter<T>) ofMap(gson.getAdapter(TypeToken.get(map.getActualTypeArguments()[1])));
        }
        return type.getRawType() == Variable.class ? (TypeAdapter<T>) ofVariable(gson) : null;
    }

    /** Every component has to be there, and the record has to accept them. */
    private static <T> TypeAdapter<T> ofRecord(Class<?> type, TypeAdapter<T> gson) {
        List<String> components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return new CheckedAdapter<>(
                in -> {
                    in.expect(components);
                    try {
                        return gson.read(in);
                    } catch (UnusableModelException e) {
                        throw e;
                    } catch (RuntimeException e) { // of a parser, or of a constructor and wrapped by Gson
                        Throwable reason = e.getCause() == null ? e : e.getCause();
                        if (reason instanceof Error error) {
                            throw error;
                        }
                        String first = String.valueOf(reason.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("");
                        throw in.damaged(in.getPreviousPath(), "is not possible: " + first);
                    }
                },
                gson::write);
    }

    /** In the order of the names. Within Gson's own adapter of maps, the JSON path lacks the name. */
    private static <V> TypeAdapter<Map<String, V>> ofMap(TypeAdapter<V> values) {
        return new CheckedAdapter<>(
                in -> {
                    Map<String, V> map = new LinkedHashMap<>();
                    in.beginObject();
                    while (in.hasNext()) {
                        map.put(in.nextName(), values.read(in));
                    }
                    in.endObject();
                    return map;
                },
                (out, map) -> {
                    out.beginObject();
                    for (Map.Entry<String, V> entry : map.entrySet()) {
                        values.write(out.name(entry.getKey()), entry.getValue());
                    }
                    out.endObject();
                });
    }

    private static TypeAdapter<Variable> ofVariable(Gson gson) {
        return new CheckedAdapter<>(
                in -> {
                    String path = in.getPath();
                    in.beginObject();
                    Class<? extends Variable> kind = in.hasNext() ? VARIABLES.get(in.nextName()) : null;
                    if (kind == null) {
                        throw in.damaged(path, "is none of column, level, expression and product");
                    }
                    Variable variable = gson.getAdapter(kind).read(in);
                    in.endObject();
                    return variable;
                },
                (out, variable) -> {
                    out.beginObject();
                    for (Map.Entry<String, Class<? extends Variable>> kind : VARIABLES.entrySet()) {
                        if (kind.getValue().isInstance(variable)) {
                            gson.toJson(variable, kind.getValue(), out.name(kind.getKey()));
                        }
                    }
                    out.endObject();
                });
    }

    private static void write(JsonWriter out, Double number) throws IOException {
        if (number.isInfinite()) {
            out.jsonValue(number > 0 ? "1e999" : "-1e999");
        } else {
            out.value(number.isNaN() ? null : number);
        }
    }
}
