package org.jellygrad.datasets.internal.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jellygrad.datasets.problem.Problem;

/** Formats that are often given where text is wanted, known by their first bytes. */
public enum KnownFormat {
    EXCEL("an Excel workbook", "PK\3\4", "xl/", "In Excel: File > Save As > CSV UTF-8. Or with Python: `SAVE_EXCEL`."),
    OPEN_DOCUMENT("a LibreOffice spreadsheet", "PK\3\4", "opendocument", "In LibreOffice: File > Save As > Text CSV."),
    ZIP("a zip archive", "PK\3\4", "", "Unpack it (unzip FILE) and name the CSV in it."),
    OLD_EXCEL(
            "an old Excel workbook (.xls)",
            "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1",
            "",
            "In Excel or LibreOffice: File > Save As > CSV."),
    PARQUET("a Parquet file", "PAR1", "", "With DuckDB: duckdb -c \"COPY (FROM 'FILE') TO 'data.csv'\"."),
    ARROW("an Arrow file", "ARROW1", "", "With Python: pandas.read_feather('FILE').to_csv('data.csv', index=False)."),
    FEATHER("a Feather file", "FEA1", "", "With Python: pandas.read_feather('FILE').to_csv('data.csv', index=False)."),
    ORC("an ORC file", "ORC", "", "With Python: pandas.read_orc('FILE').to_csv('data.csv', index=False)."),
    AVRO("an Avro file", "Obj\1", "", "Export it as CSV with the program that wrote it."),
    SQLITE(
            "an SQLite database",
            "SQLite format 3\0",
            "",
            "Write a table as CSV: sqlite3 -header -csv FILE 'select * from TABLE' > data.csv."),
    PDF("a PDF document", "%PDF", "", "Copy its table into a spreadsheet and save that as CSV."),
    HDF5(
            "an HDF5 file",
            "\u0089HDF\r\n\u001A\n",
            "",
            "With Python: pandas.read_hdf('FILE').to_csv('data.csv', index=False)."),
    NUMPY(
            "a NumPy array",
            "\u0093NUMPY",
            "",
            "With Python: numpy.savetxt('data.csv', numpy.load('FILE'), delimiter=',')."),
    R_DATA("an R data file", "RDX", "", "In R: load('FILE'), then write.csv of the data frame, row.names = FALSE."),
    R_OBJECT("an R data file", "X\n\0\0", "", "In R: write.csv(readRDS('FILE'), 'data.csv', row.names = FALSE)."),
    SPSS("an SPSS file", "$FL2", "", "In R: write.csv(haven::read_sav('FILE'), 'data.csv', row.names = FALSE)."),
    STATA("a Stata file", "<stata_dta>", "", "In Stata: export delimited using data.csv."),
    MATLAB("a MATLAB file", "MATLAB 5.0", "", "In MATLAB: writematrix or writetable to data.csv."),
    BZIP2("compressed by bzip2", "BZh", "", "Unpack it (bunzip2 FILE) and name what it holds."),
    XZ("compressed by xz", "\u00FD7zXZ\0", "", "Unpack it (unxz FILE) and name what it holds."),
    SEVEN_ZIP("a 7z archive", "7z\u00BC\u00AF'\u001C", "", "Unpack it (7z x FILE) and name the CSV in it."),
    LZ4("compressed by lz4", "\u0004\"M\u0018", "", "Unpack it (unlz4 FILE) and name what it holds."),
    RAR("a rar archive", "Rar!\u001A\7", "", "Unpack it and name the CSV in it."),
    PNG("a picture", "\u0089PNG", "", "Copy its numbers into a spreadsheet and save that as CSV."),
    JPEG("a picture", "\u00FF\u00D8\u00FF", "", "Copy its numbers into a spreadsheet and save that as CSV."),
    HTML("a web page", "<!doctype html", "", "Open it in a spreadsheet and save that as CSV."),
    HTML_BARE("a web page", "<html", "", "Open it in a spreadsheet and save that as CSV."),
    XML("XML", "<?xml", "", "Open it in a spreadsheet and save that as CSV."),
    JSON_ROWS("JSON", "[{", "", "With Python: pandas.read_json('FILE').to_csv('data.csv', index=False)."),
    JSON("JSON", "{\"", "", "With Python: pandas.read_json('FILE').to_csv('data.csv', index=False).");

    /** How many bytes are looked at. */
    public static final int LOOKED_AT = 4096;

    private static final int TAR_MARK = 257;

    private final String name;
    private final String start;
    private final String inside;
    private final String how;

    KnownFormat(String name, String start, String inside, String how) {
        this.name = name;
        this.start = start;
        this.inside = inside;
        this.how = how.replace("`SAVE_EXCEL`", "pandas.read_excel('FILE').to_csv('data.csv', index=False)");
    }

    /**
     * What to tell the user if these are the first bytes of something that is not text with a table.
     *
     * @param file what to call it
     * @param bytes the first bytes, at most {@value #LOOKED_AT}
     */
    public static Optional<Problem> problem(String file, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ustar", TAR_MARK)) {
            return Optional.of(Problem.mendedBy(
                    file + " is a tar archive, not CSV.", "Unpack it (tar xf) and name the CSV in it."));
        }
        for (KnownFormat format : values()) {
            if (format.begins(text) && text.contains(format.inside)) {
                return Optional.of(Problem.mendedBy(
                        file + " is " + format.name + ", not CSV.",
                        (format.how.startsWith("Unpack") ? "" : "Save it as CSV. ")
                                + format.how.replace("FILE", file)));
            }
        }
        return Optional.empty();
    }

    private boolean begins(String text) {
        boolean markup = start.charAt(0) == '<';
        boolean json = this == JSON || this == JSON_ROWS;
        String begin = markup || json ? text.stripLeading() : text;
        return json
                ? begin.replaceAll("\\s+", "").startsWith(start)
                : begin.regionMatches(markup, 0, start, 0, start.length());
    }
}
