package org.jellygrad.model.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why a file cannot be read or written. */
public final class FileReason {

    private FileReason() {}

    /** The reason. Where the message of the JDK is a bare path, the kind of the exception says it. */
    public static String of(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "there is such a file already";
        }
        if (failure instanceof FileSystemLoopException) {
            return "symbolic links lead in a circle";
        }
        if (failure instanceof CharacterCodingException) {
            return "its bytes are not UTF-8 text";
        }
        if (failure instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        String message = failure.getMessage();
        if (message == null || failure instanceof FileSystemException) {
            return "the system gave no reason (" + failure.getClass().getSimpleName() + ")";
        }
        return failure instanceof FileNotFoundException ? inBrackets(message) : message;
    }

    /** What the older classes of the JDK say is {@code PATH (REASON)}. */
    private static String inBrackets(String message) {
        int from = message.lastIndexOf(" (");
        return from >= 0 && message.endsWith(")") ? message.substring(from + 2, message.length() - 1) : message;
    }
}
