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
import java.util.Objects;
import org.jellygrad.model.DataHash;
import org.jellygrad.model.Model;
import org.jellygrad.model.UnusableModelException;
import org.jellygrad.model.formula.Predictors;
import org.jellygrad.model.formula.Variable;
import org.jspecify.annotations.Nullable;

/**
 * Gson reads and writes a model by its records: each component is a member of its name. These adapters handle what Gson alone would do
 * differently.
 */
final class ModelAdapters implements TypeAdapterFactory {

    private ModelAdapters() {}

    static TypeAdapter<Model> model() {
        return gson().getAdapter(Model.class);
    }

    static TypeAdapter<Predictors> predictors() {
        return gson().getAdapter(Predictors.class);
    }

    private static Gson gson() {
        var numbers = new CheckedAdapter<Double>(CheckedReader::number, ModelAdapters::write);
        var texts = new CheckedAdapter<String>(CheckedReader::text, (out, text) -> out.value(text));
        return new GsonBuilder()
                .registerTypeAdapterFactory(new ModelAdapters())
                .registerTypeAdapter(double.class, numbers)
                .registerTypeAdapter(Double.class, numbers)
                .registerTypeAdapter(String.class, texts.nullSafe())
                .registerTypeAdapter(
                        DataHash.class,
                        new CheckedAdapter<DataHash>(
                                in -> DataHash.of(in.text()), (out, hash) -> out.value(hash.digits())))
                .registerTypeAdapter(boolean.class, new CheckedAdapter<Boolean>(CheckedReader::flag, JsonWriter::value))
                .registerTypeAdapter(
                        long.class,
                        new CheckedAdapter<Long>(in -> in.whole(Long.MIN_VALUE, Long.MAX_VALUE), JsonWriter::value))
                .registerTypeAdapter(
                        int.class,
                        new CheckedAdapter<Integer>(in -> (int) in.whole(0, Integer.MAX_VALUE), JsonWriter::value))
                .disableHtmlEscaping()
                .create();
    }

    @Override
    @SuppressWarnings("unchecked") // each adapter is of the type asked for
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        if (Variable.class.isAssignableFrom(type.getRawType())) {
            // Of the kinds too: Gson writes a value by the adapter of its own class.
            return (TypeAdapter<T>) ofVariable(gson);
        }
        if (type.getRawType().isRecord()) {
            return ofRecord(type.getRawType(), gson.getDelegateAdapter(this, type));
        }
        if (type.getRawType() == Map.class && type.getType() instanceof ParameterizedType map) {
            return (TypeAdapter<T>) ofMap(gson.getAdapter(TypeToken.get(map.getActualTypeArguments()[1])));
        }
        return null;
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

    /** A variable is an object of one member, whose name is the kind of variable: {@code {"column": "x"}}. */
    private TypeAdapter<Variable> ofVariable(Gson gson) {
        Map<String, TypeAdapter<? extends Variable>> kinds = Map.of(
                "column",
                new CheckedAdapter<Variable.Column>(
                        in -> new Variable.Column(in.text()), (out, column) -> out.value(column.name())),
                "expression",
                new CheckedAdapter<Variable.Transformation>(
                        in -> Variable.Transformation.parse(in.text()), (out, made) -> out.value(made.name())),
                "level",
                ofRecord(Variable.Level.class, gson.getDelegateAdapter(this, TypeToken.get(Variable.Level.class))),
                "product",
                ofRecord(Variable.Product.class, gson.getDelegateAdapter(this, TypeToken.get(Variable.Product.class))));
        return new CheckedAdapter<>(
                in -> {
                    String path = in.getPath();
                    in.beginObject();
                    TypeAdapter<? extends Variable> kind = in.hasNext() ? kinds.get(in.nextName()) : null;
                    if (kind == null) {
                        throw in.damaged(path, "is none of column, level, expression and product");
                    }
                    Variable variable = kind.read(in);
                    in.endObject();
                    return variable;
                },
                (out, variable) -> {
                    out.beginObject();
                    String kind = kind(variable);
                    write(kinds.get(kind), out.name(kind), variable);
                    out.endObject();
                });
    }

    private static String kind(Variable variable) {
        if (variable instanceof Variable.Column) {
            return "column";
        }
        if (variable instanceof Variable.Transformation) {
            return "expression";
        }
        return variable instanceof Variable.Level ? "level" : "product";
    }

    @SuppressWarnings("unchecked") // the adapter is that of the variable's kind
    private static <V extends Variable> void write(@Nullable TypeAdapter<V> adapter, JsonWriter out, Variable variable)
            throws IOException {
        Objects.requireNonNull(adapter).write(out, (V) variable);
    }

    private static void write(JsonWriter out, Double number) throws IOException {
        if (number.isInfinite()) {
            out.jsonValue(number > 0 ? "1e999" : "-1e999");
        } else {
            out.value(number.isNaN() ? null : number);
        }
    }
}
