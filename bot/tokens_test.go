package bot

import (
	"encoding/base64"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var (
	ours   = NewTokens([]byte("0123456789abcdef0123456789abcdef"))
	theirs = NewTokens([]byte("another installation's own key.."))
)

func TestPayloadsOpenWhatTheyWereMadeFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id, gen := rapid.Int64Range(1, 1<<62).Draw(t, "id"), rapid.IntRange(0, 1<<31).Draw(t, "gen")
		for want, payload := range map[InviteKind]string{
			OpensUnit: ours.UnitPayload(UnitID(id), gen),
			OpensArea: ours.AreaPayload(AreaID(id), gen),
		} {
			require.Regexp(t, `^[ua][A-Za-z0-9_-]{1,63}$`, payload)
			kind, gotID, gotGen, ok := ours.ReadPayload(payload)
			require.True(t, ok)
			require.Equal(t, want, kind)
			require.Equal(t, id, gotID)
			require.Equal(t, gen, gotGen)
			_, _, _, ok = theirs.ReadPayload(payload)
			require.False(t, ok, "another installation's key")
		}
	})
}

func TestForgedPayloadsOpenNothing(t *testing.T) {
	good := ours.UnitPayload(42, 1)
	refuse := func(s string) {
		t.Helper()
		_, id, _, ok := ours.ReadPayload(s)
		require.False(t, ok, s)
		require.Zero(t, id)
	}
	for i := range len(good) {
		for _, c := range "AZaz09_-ouX" {
			if byte(c) != good[i] {
				refuse(good[:i] + string(c) + good[i+1:])
			}
		}
		refuse(good[:i])
	}
	refuse("a" + good[1:]) // a unit's is no area's
	refuse(good + "A")
	refuse(good + "=")
	refuse(strings.Repeat("u", 65))
	refuse("")
	refuse("u")
	refuse("o" + good[1:])
	refuse("u" + base64.RawURLEncoding.EncodeToString(make([]byte, macBytes+2)))
	require.NotEqual(t, good, ours.UnitPayload(42, 2), "a new generation is another link")
}

func TestPayloadsHaveAMacOf96Bits(t *testing.T) {
	raw, err := base64.RawURLEncoding.DecodeString(ours.UnitPayload(1, 0)[1:])
	require.NoError(t, err)
	require.Len(t, raw, 2+12)
}

func TestTypedUnitCodes(t *testing.T) {
	require.Len(t, CodeLetters, 16)
	require.NotRegexp(t, "[AEIOUYDW0-15]", CodeLetters, "nothing that a Vietnamese keyboard turns into another letter, or an eye misreads")
	rapid.Check(t, func(t *rapid.T) {
		id, gen := UnitID(rapid.IntRange(1, 1<<idBits-1).Draw(t, "id")), rapid.IntRange(0, 255).Draw(t, "gen")
		typed := ours.TypedUnitCode(id, gen)
		require.Regexp(t, "^MM-["+CodeLetters+"]{4}-["+CodeLetters+"]{4}-["+CodeLetters+"]$", typed)
		kind, normal, ok := ReadTypedCode(typed)
		require.True(t, ok)
		require.Equal(t, "MM", kind)
		require.NotRegexp(t, "^[0-9]{8}", normal, "would look like a school code")
		gotID, gotGen, ok := ours.UnitOfTyped(normal)
		require.True(t, ok)
		require.Equal(t, id, gotID)
		require.Equal(t, gen, gotGen)
		other, _, ok := theirs.UnitOfTyped(normal)
		require.False(t, ok && other == id, "another installation's key")
	})
}

func TestNoTwoUnitsShareATypedCode(t *testing.T) {
	seen := map[string]bool{}
	for id := UnitID(1); id <= 2000; id++ {
		seen[ours.TypedUnitCode(id, 0)] = true
	}
	require.Len(t, seen, 2000)
	require.NotEqual(t, ours.TypedUnitCode(1, 0), ours.TypedUnitCode(1, 1))
	require.Empty(t, ours.TypedUnitCode(0, 0))
	require.Empty(t, ours.TypedUnitCode(1<<idBits, 0))
	_, _, ok := ours.UnitOfTyped("")
	require.False(t, ok)
}

func TestGuessedTypedCodesAreHardlyEverAUnit(t *testing.T) {
	hits := 0
	for n := range 4000 {
		letters := spell(uint32(n) * 1070065)
		if allDigits(letters) {
			continue
		}
		if id, _, ok := ours.UnitOfTyped(letters + string(checkLetter(letters))); ok && id <= 50000 {
			hits++
		}
	}
	require.Less(t, hits, 30) // about one of 335 names a unit of a large roster, one of 86,000 its present generation
}

func TestTypedCodesAreReadHoweverTheyAreTyped(t *testing.T) {
	typed := ours.TypedUnitCode(42, 1)
	_, normal, ok := ReadTypedCode(typed)
	require.True(t, ok)
	for _, s := range []string{typed, strings.ToLower(typed), strings.ReplaceAll(typed, "-", ""), strings.ReplaceAll(typed, "-", " "),
		strings.TrimPrefix(typed, "MM-"), " " + typed + " ", strings.ReplaceAll(typed, "-", " - "), strings.ReplaceAll(typed, "-", "–"), normal} {
		kind, got, ok := ReadTypedCode(s)
		require.True(t, ok, s)
		require.Equal(t, "MM", kind)
		require.Equal(t, normal, got, s)
	}
	for _, s := range []string{"", "MM", "MM-", typed + "2", "XX-" + normal, "0299900124", "31030405", "234678923", "Mầm non Hoa", "đ" + normal, strings.Repeat("2", 1000)} {
		_, _, ok := ReadTypedCode(s)
		require.False(t, ok, s)
	}
}

func TestCheckLetterCatchesEverySlipAndSwap(t *testing.T) {
	for id := UnitID(1); id <= 50; id++ {
		_, normal, _ := ReadTypedCode(ours.TypedUnitCode(id, 0))
		for i := range len(normal) {
			for _, c := range CodeLetters {
				if byte(c) != normal[i] {
					_, _, ok := ReadTypedCode(normal[:i] + string(c) + normal[i+1:])
					require.False(t, ok)
				}
			}
			if i > 0 && normal[i] != normal[i-1] {
				_, _, ok := ReadTypedCode(normal[:i-1] + normal[i:i+1] + normal[i-1:i] + normal[i+1:])
				require.False(t, ok)
			}
		}
	}
}

func TestOfficerCodes(t *testing.T) {
	typed, payload, hash := ours.OfficerCode("telegram:7")
	again, _, _ := ours.OfficerCode("telegram:7")
	require.Equal(t, typed, again, "a second run of the event names the same code")
	require.Regexp(t, "^CB-["+CodeLetters+"]{4}-["+CodeLetters+"]{4}-["+CodeLetters+"]$", typed)
	require.Regexp(t, "^o[A-Za-z0-9_-]{1,63}$", payload)
	require.NotContains(t, hash, payload[1:])
	for _, s := range []string{typed, strings.ToLower(typed), strings.ReplaceAll(typed, "-", " "), payload} {
		got, ok := ours.ReadOfficerCode(s)
		require.True(t, ok, s)
		require.Equal(t, hash, got)
		got, ok = theirs.ReadOfficerCode(s)
		require.True(t, ok)
		require.NotEqual(t, hash, got, "the hash needs the key")
	}
	kind, normal, ok := ReadTypedCode(typed)
	require.True(t, ok)
	require.Equal(t, "CB", kind)
	require.Equal(t, hash, ours.HashOfficerCode(normal))
	for _, s := range []string{"", "o", normal, ours.TypedUnitCode(1, 0), ours.UnitPayload(1, 0), "o" + strings.Repeat("2", 9), payload + "2", typed[:len(typed)-1]} {
		_, ok := ours.ReadOfficerCode(s)
		require.False(t, ok, s)
	}
	other, _, otherHash := ours.OfficerCode("telegram:8")
	require.NotEqual(t, typed, other)
	require.NotEqual(t, hash, otherHash)
}

func TestOfficerCodesAreNeverAllDigits(t *testing.T) {
	for n := range 2000 {
		typed, _, _ := ours.OfficerCode(fmt.Sprint("event", n))
		require.NotRegexp(t, "^CB-[0-9]{4}-[0-9]{4}", typed)
	}
}

func TestTheKeyIsNotPrinted(t *testing.T) {
	key := "0123456789abcdef0123456789abcdef"
	var log strings.Builder
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "tokens", ours)
	for _, printed := range []string{fmt.Sprint(ours), fmt.Sprintf("%+v", ours), fmt.Sprintf("%#v", ours), fmt.Sprintf("%s %q", ours, ours), log.String()} {
		require.NotContains(t, printed, key)
		require.NotContains(t, printed, "48, 49", "nor as bytes")
		require.NotContains(t, printed, "0x30")
	}
}

func TestTheKeyIsCopied(t *testing.T) {
	key := []byte("0123456789abcdef0123456789abcdef")
	tokens := NewTokens(key)
	clear(key)
	require.Equal(t, ours.UnitPayload(1, 1), tokens.UnitPayload(1, 1))
}

func BenchmarkTokens(b *testing.B) {
	payload := ours.UnitPayload(42, 1)
	_, normal, _ := ReadTypedCode(ours.TypedUnitCode(42, 1))
	b.Run("payload", func(b *testing.B) {
		for b.Loop() {
			ours.ReadPayload(payload)
		}
	})
	b.Run("typed", func(b *testing.B) {
		for b.Loop() {
			ours.UnitOfTyped(normal)
		}
	})
}
