package kaikin.sandbox.namespace;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Deletes a tree of our own; directories that a server's script has locked are unlocked first. */
public final class TreeDeletion extends SimpleFileVisitor<Path> {
    private TreeDeletion() {}

    /** Deletes the file or directory, if it is there. */
    public static void tree(Path path) throws IOException {
        if (Files.exists(path)) {
            Files.walkFileTree(path, new TreeDeletion());
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        var file = directory.toFile();
        if (!file.canWrite() && !file.setWritable(true)) {
            throw new IllegalStateException("Cannot delete what lies in " + directory);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
        Files.delete(directory);
        return FileVisitResult.CONTINUE;
    }
}
