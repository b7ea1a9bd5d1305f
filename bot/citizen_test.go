package bot

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

const mask = CitizenMask

func TestMaskCitizen(t *testing.T) {
	require.Equal(t, strings.Repeat("•", 12), CitizenMask)
	for in, want := range map[string]string{
		"079093012345":                   mask,
		"cccd 079093012345 ạ":            "cccd " + mask + " ạ",
		"CCCD079093012345":               "CCCD" + mask,
		"079093012345l":                  mask + "l", // a letter that is read as a digit in tax codes
		"079093012345III":                mask + "III",
		"079093012345đã được":            mask + "đã được",
		"０７９０９３０１２３４５":                   mask,
		"079 093 012 345":                mask,
		"079.093.012.345":                mask,
		"079-093-012-345":                mask,
		"079\u00a0093\u00a0012345":       mask,
		"0790 9301 2345":                 mask,
		"07909 301 2345":                 mask,
		"079093 012345":                  mask,
		"O79O93O12345":                   mask,
		"số 079093012345, 031085000001.": "số " + mask + ", " + mask + ".",
		"0299900124 079093012345":        "0299900124 " + mask,
		"0299900124 0790 9301 2345":      "0299900124 " + mask,
		"0790 9301 2345 0299 900 124":    mask + " 0299 900 124",
		"079 093 012 345 0299 900 124":   mask + " 0299 900 124",
		"1 079 093 012 345":              "1 " + mask,
		"(079093012345)":                 "(" + mask + ")",
		"079093012345\n0299900124":       mask + "\n0299900124",
		"079  093  012  345":             mask,
		"079 - 093 - 012 - 345":          mask,
		"079 – 093 – 012 – 345":          mask,
		"079–093–012–345":                mask,
		"079093 – 012345":                mask,
		"0790  9301  2345":               mask,
		"0790 -9301- 2345":               mask,
		"079093 . 012345":                mask,
		"0️⃣7️⃣9️⃣0️⃣9️⃣3️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣": mask,
		"079\u2007093\u2007012\u2007345":       mask,
		"0299900124  0790  9301  2345":         "0299900124  " + mask,
		"Nguyễn Thị Lan 079 - 093 - 012 - 345": "Nguyễn Thị Lan " + mask,
	} {
		got, found := MaskCitizen(in)
		require.Equal(t, want, got, "%q", in)
		require.True(t, found, "%q", in)
	}
}

// However evenly somebody takes the number apart, nothing of it is kept.
func TestACitizenNumberTakenApart(t *testing.T) {
	for _, in := range []string{
		"0 7 9 0 9 3 0 1 2 3 4 5", "0.7.9.0.9.3.0.1.2.3.4.5", "0-7-9-0-9-3-0-1-2-3-4-5", "07 90 93 01 23 45",
		"079/093/012345", "079/093/012/345", "079_093_012_345", "079,093,012,345", "079--093--012345", "079•093•012•345",
		"079|093|012|345", "079: 093: 012345", "079+093+012345", "079…093…012345", "079*093*012345", "079'093'012345",
		"079 (093) 012 345", "079 [093] 012345", "079 0 93 012345", "0790930 12345", "079 - 093012345", "079      093012345",
		"079093\u00ad012345", "079\u200b093\u200b012345", "079\u2060093012345", "٠٧٩٠٩٣٠١٢٣٤٥",
	} {
		for _, around := range []string{"%s", "cccd %s ạ", "Số của tôi là %s.", "%s\n0299900124"} {
			got, found := MaskCitizen(fmt.Sprintf(around, in))
			require.Equal(t, fmt.Sprintf(around, mask), got, "%q", in)
			require.True(t, found, "%q", in)
		}
	}
}

func TestWhatIsNoCitizenNumberStays(t *testing.T) {
	for _, in := range []string{
		"", "xin chào", "0299900124", "0299900124-001", "0299900124001", "0299 900 124 001", "0299 900 124-001",
		"0299900124-01", "0299900124-1", "0299900124.01", "0299.900.124", "0299900124 01", "02999001240",
		"0299 900 124 0912 345 678", "0299 900 124 0299 900 132", "0912345678 0912345679",
		"0299 900 124 091 234 5678", "12345678901234", "BC-4821-0937 15h30", "21/5/2025 15:30:00",
		"079\n093\n012\n345", "0299  900  124", "0299 - 900 - 124 - 001", "0299 – 900 – 124", "0912  345  678  0299  900  124", "079 / 093, 012 345",
		"05/09/2025 15:30", "05-09-2025-15-30", "000.00.00.G01-250521-0001", "01 0299 900 124", "0299 900 124 12", "01, 0912, 345, 678",
		"0299900124 12", "0299900124-001 912345678", "0299 900 124-001 912345678", "0912 345 678 - 12 lớp", "lúc 08:15:30 05/09/25", "10, 20, 30, 40, 50, 60", "0912345678, 45",
		"0299 900 124 001 912 345 678", "MM-7K3M-9XCP-V", "123 456 789 01",
	} {
		got, found := MaskCitizen(in)
		require.Equal(t, in, got)
		require.False(t, found, "%q", in)
	}
}

func TestNoTwelveDigitsAreLeft(t *testing.T) {
	twelve := regexp.MustCompile(`(^|[^0-9])[0-9]{12}([^0-9]|$)`)
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.OneOf(
			rapid.StringMatching(`[0-9]{12}`), rapid.StringMatching(`[0-9]{1,14}`),
			rapid.SampledFrom([]string{" ", ". ", "-", "a", "ạ", "/", "\n", "0299900124-001"}),
		), 1, 8).Draw(t, "parts")
		text := strings.Join(parts, rapid.SampledFrom([]string{" ", "", "; "}).Draw(t, "between"))
		masked, found := MaskCitizen(text)
		require.NotRegexp(t, twelve, masked, text)
		require.Equal(t, masked != text, found)
		again, more := MaskCitizen(masked)
		require.False(t, more, masked)
		require.Equal(t, masked, again)
	})
}

func TestTaxCodesAreNeverMasked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := TaxCode(rapid.StringMatching(`[0-9]{10}(-[0-9]{3})?`).Draw(t, "code"))
		for _, text := range []string{string(c), c.Grouped(), strings.ReplaceAll(string(c), "-", ""), strings.ReplaceAll(c.Grouped(), " ", ".")} {
			for _, around := range []string{"%s", "MST: %s ạ", "%s được tiếp nhận", "2 %s", "%s; 0912 345 678"} {
				text := fmt.Sprintf(around, text)
				got, _ := MaskCitizen(text)
				require.Equal(t, text, got)
			}
		}
	})
}

func BenchmarkMaskCitizen(b *testing.B) {
	for name, s := range map[string]string{"words": "đã được tiếp nhận", "code": "0299900124 đã được tiếp nhận", "number": "cccd 079093012345"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				MaskCitizen(s)
			}
		})
	}
}
