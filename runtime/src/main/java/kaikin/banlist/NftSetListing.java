package kaikin.banlist;

import static com.fasterxml.jackson.core.JsonToken.END_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.END_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.FIELD_NAME;
import static com.fasterxml.jackson.core.JsonToken.START_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_NUMBER_INT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_STRING;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** The listing that {@code nft -j list set} prints: one JSON document on one line. */
final class NftSetListing implements ListingFormat {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void read(LineReader lines, BanHandler bans) throws UnreadableListingException {
        var documents = lines.stream().filter(line -> !line.isBlank()).toList();
        if (documents.isEmpty()) {
            // An empty set is printed too, without "elem"; no output at all means that nft failed.
            throw new UnreadableListingException("nft printed nothing");
        }
        for (var document : documents) {
            try (var json = JSON.createParser(document)) {
                new Parser(json, bans).read();
            } catch (IOException | IllegalArgumentException e) {
                throw new UnreadableListingException("not what nft prints", e);
            }
        }
    }

    /** One strict pass over nft's JSON: {@code {"nftables":[{"metainfo":…},{"set":{…,"elem":[…]}}]}}. */
    private static final class Parser {
        private final JsonParser json;
        private final BanHandler bans;
        private int sets;

        Parser(JsonParser json, BanHandler bans) {
            this.json = json;
            this.bans = bans;
        }

        void read() throws IOException, UnreadableListingException {
            next(START_OBJECT);
            name("nftables");
            next(START_ARRAY);
            while (json.nextToken() != END_ARRAY) {
                object();
            }
            next(END_OBJECT);
            require(json.nextToken() == null && sets == 1);
        }

        private void object() throws IOException, UnreadableListingException {
            require(json.currentToken() == START_OBJECT);
            next(FIELD_NAME);
            var kind = json.currentName();
            require(kind.equals("metainfo") || kind.equals("set"));
            next(START_OBJECT);
            if (kind.equals("set")) {
                set();
            } else {
                json.skipChildren();
            }
            next(END_OBJECT);
        }

        private void set() throws IOException, UnreadableListingException {
            sets++;
            while (json.nextToken() == FIELD_NAME) {
                var name = json.currentName();
                json.nextToken();
                if (!name.equals("elem")) {
                    json.skipChildren();
                    continue;
                }
                require(json.currentToken() == START_ARRAY);
                while (json.nextToken() != END_ARRAY) {
                    element();
                }
            }
            require(json.currentToken() == END_OBJECT);
        }

        private void element() throws IOException, UnreadableListingException {
            if (json.currentToken() == VALUE_STRING) {
                bans.add(IpNetwork.of(address()));
                return;
            }
            require(json.currentToken() == START_OBJECT);
            next(FIELD_NAME);
            switch (json.currentName()) {
                case "prefix" -> prefix();
                case "range" -> range();
                case "elem" -> timed();
                default -> require(false);
            }
            next(END_OBJECT);
        }

        private void prefix() throws IOException, UnreadableListingException {
            next(START_OBJECT);
            name("addr");
            next(VALUE_STRING);
            var address = json.getText();
            name("len");
            next(VALUE_NUMBER_INT);
            bans.add(known(IpNetwork.parse(address, json.getIntValue())));
            next(END_OBJECT);
        }

        private void range() throws IOException, UnreadableListingException {
            next(START_ARRAY);
            next(VALUE_STRING);
            var first = address();
            next(VALUE_STRING);
            bans.add(new IpRange(first, address()));
            next(END_ARRAY);
        }

        /** An element with more to say, such as when it expires: {@code {"elem":{"val":…,"timeout":…}}}. */
        private void timed() throws IOException, UnreadableListingException {
            next(START_OBJECT);
            name("val");
            json.nextToken();
            element();
            while (json.nextToken() == FIELD_NAME) {
                json.nextToken();
                json.skipChildren();
            }
            require(json.currentToken() == END_OBJECT);
        }

        private IpAddress address() throws IOException {
            return known(IpAddress.parse(json.getText()));
        }

        private void name(String expected) throws IOException {
            next(FIELD_NAME);
            require(json.currentName().equals(expected));
        }

        private void next(JsonToken expected) throws IOException {
            require(json.nextToken() == expected);
        }

        private <T> T known(Optional<T> value) {
            return value.orElseThrow(this::notUnderstood);
        }

        private void require(boolean understood) {
            if (!understood) {
                throw notUnderstood();
            }
        }

        private IllegalArgumentException notUnderstood() {
            return new IllegalArgumentException(
                    "not understood at " + json.currentLocation().offsetDescription());
        }
    }
}
