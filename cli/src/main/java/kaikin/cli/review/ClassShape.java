package kaikin.cli.review;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a class that other classes are compiled against: its kind, its parents, its members that are not private
 * with their types and constants. Where it stays the same, none of them has to be compiled again (JVMS 17, chapter 4).
 */
final class ClassShape {
    private static final int PRIVATE = 0x0002;
    private static final int SYNTHETIC = 0x1000;
    private static final Set<String> SEEN_BY_OTHERS =
            Set.of("ConstantValue", "Exceptions", "Signature", "Record", "PermittedSubclasses", "AnnotationDefault");

    private final DataInputStream in;
    private final Object[] constants;
    private final Set<String> lines = new TreeSet<>();
    private @Nullable Object name;

    private ClassShape(InputStream file) throws IOException {
        in = new DataInputStream(file);
        if (in.readInt() != 0xCAFEBABE) {
            throw new IOException("no class file");
        }
        in.readInt();
        constants = new Object[in.readUnsignedShort()];
    }

    /** Its lines, the same for the same shape. */
    static Set<String> of(byte[] classFile) throws IOException {
        var shape = new ClassShape(new ByteArrayInputStream(classFile));
        shape.read();
        return shape.lines;
    }

    private void read() throws IOException {
        readConstants();
        var header = new StringBuilder("class ").append(in.readUnsignedShort());
        name = constant(in.readUnsignedShort());
        header.append(' ').append(name);
        header.append(" extends ").append(constant(in.readUnsignedShort())).append(" implements");
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            header.append(' ').append(constant(in.readUnsignedShort()));
        }
        readMembers("field ");
        readMembers("method ");
        lines.add(header + attributes());
    }

    private void readMembers(String kind) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            var flags = in.readUnsignedShort();
            var line = kind
                    + flags
                    + ' '
                    + constant(in.readUnsignedShort())
                    + ' '
                    + constant(in.readUnsignedShort())
                    + attributes();
            if ((flags & (PRIVATE | SYNTHETIC)) == 0) {
                lines.add(line);
            }
        }
    }

    /** Those that a compiler looks at: each name with what it refers to. */
    private String attributes() throws IOException {
        var seen = new TreeSet<String>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            var attribute = String.valueOf(constant(in.readUnsignedShort()));
            var content = in.readNBytes(in.readInt());
            if (attribute.equals("InnerClasses")) {
                readInnerClasses(new DataInputStream(new ByteArrayInputStream(content)));
            } else if (SEEN_BY_OTHERS.contains(attribute)) {
                seen.add(attribute + " " + resolved(attribute, content));
            }
        }
        return " " + seen;
    }

    private String resolved(String attribute, byte[] content) throws IOException {
        var words = new StringBuilder();
        var data = new DataInputStream(new ByteArrayInputStream(content));
        if (attribute.equals("Record")) {
            // Its components are fields and methods too.
            return "of " + data.readUnsignedShort();
        }
        if (attribute.equals("AnnotationDefault")) {
            throw new IOException("an annotation's own type");
        }
        if (attribute.equals("Exceptions") || attribute.equals("PermittedSubclasses")) {
            data.readUnsignedShort();
        }
        while (data.available() > 0) {
            words.append(constant(data.readUnsignedShort())).append(' ');
        }
        return words.toString();
    }

    /** Only here stands whether a nested class is private. */
    private void readInnerClasses(DataInputStream data) throws IOException {
        for (int left = data.readUnsignedShort(); left > 0; left--) {
            var inner = constant(data.readUnsignedShort());
            var outer = constant(data.readUnsignedShort());
            var simpleName = constant(data.readUnsignedShort());
            var flags = data.readUnsignedShort();
            if (simpleName != null && name != null && name.equals(outer) && (flags & PRIVATE) == 0) {
                lines.add("nested " + flags + ' ' + inner);
            }
        }
    }

    /** Of a class or a text its name, and of a number its value. */
    private @Nullable Object constant(int index) {
        return constants[index] instanceof Integer reference ? constants[reference] : constants[index];
    }

    private void readConstants() throws IOException {
        for (int index = 1; index < constants.length; index++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> constants[index] = in.readUTF();
                case 3 -> constants[index] = "int " + in.readInt();
                case 4 -> constants[index] = "float " + in.readInt();
                case 5, 6 -> constants[index++] = (tag == 5 ? "long " : "double ") + in.readLong();
                case 7, 8, 16, 19, 20 -> constants[index] = in.readUnsignedShort();
                case 9, 10, 11, 12, 17, 18 -> in.readInt();
                case 15 -> in.skipNBytes(3);
                default -> throw new IOException("an unknown constant " + tag);
            }
        }
    }
}
