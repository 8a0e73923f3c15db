package org.jellygrad.model.file;

import java.nio.file.FileSystemException;

/** Another writer, in this program or in another one, owns the file now. */
public final class FileInUseException extends FileSystemException {
    private static final long serialVersionUID = 1;

    FileInUseException(String file) {
        super(file, null, "another run is writing to it");
    }
}
