package read

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"vneidbot/bot"
	"vneidbot/bot/vn"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestWhatTypedNumbersLookLike(t *testing.T) {
	cases := []struct {
		typed  string
		look   Look
		code   bot.TaxCode
		Digits int
	}{
		// in any spelling
		{"0299900124", LooksRight, "0299900124", 10},
		{"02999OOl24", LooksRight, "0299900124", 10},
		{"02999001I4", LooksWrongCheck, "0299900114", 10},
		{"0299900124-OOl", LooksRight, "0299900124-001", 13},
		{"0299900124-001", LooksRight, "0299900124-001", 13},
		{"0299900124001", LooksRight, "0299900124-001", 13},
		{"0299900124 001", LooksRight, "0299900124-001", 13},
		{"0299900124.001", LooksRight, "0299900124-001", 13},
		{"0299900124 - 001", LooksRight, "0299900124-001", 13},
		{"0299900124–001", LooksRight, "0299900124-001", 13},
		{"0299 900 124", LooksRight, "0299900124", 10},
		{"0299 900 124 001", LooksRight, "0299900124-001", 13},
		{"02 99 90 01 24", LooksRight, "0299900124", 10},
		{"0299  900  124", LooksRight, "0299900124", 10},
		{"0299.900.124", LooksRight, "0299900124", 10},
		{"0299-900-124", LooksRight, "0299900124", 10},
		{"0 299 900 124", LooksRight, "0299900124", 10},
		{"０２９９９００１２４", LooksRight, "0299900124", 10},
		{"O2999OO124", LooksRight, "0299900124", 10},
		{"o2999oo124", LooksRight, "0299900124", 10},
		{"MST: 0299900124", LooksRight, "0299900124", 10},
		{"mst0299900124", LooksRight, "0299900124", 10},
		{"Mã số thuế: 0299900124.", LooksRight, "0299900124", 10},
		{norm.NFD.String("Mã số thuế 0299900124"), LooksRight, "0299900124", 10},
		// too few, too many
		{"1034567", LooksBudget, "", 7},
		{"3034567", LooksBudget, "", 7},
		{"2034567", LooksLength, "", 7},
		{"31030405", LooksSchool, "", 8},
		{"30030405", LooksLength, "", 8},
		{"299900124", LooksLostZero, "0299900124", 9},
		{"299900125", LooksLength, "", 9},
		{"010010007", LooksLength, "", 9}, // the check digit would fit, but no province is 00
		{"029990012", LooksLength, "", 9},
		{"00299900124", LooksExtraZero, "0299900124", 11},
		{"00299900125", LooksLength, "", 11},
		{"10299900124", LooksLength, "", 11},
		{"079093012345", LooksCitizen, "", 12},
		{bot.CitizenMask, LooksCitizen, "", 12},
		{"12345", LooksLength, "", 5},
		{"123456", LooksLength, "", 6},
		{"02999001240012", LooksLength, "", 14},
		{"0299 900 12", LooksLength, "", 9},
		{"2999 00 124", LooksLostZero, "0299900124", 9},
		{"1 034 567", LooksBudget, "", 7},
		{"3103 0405", LooksSchool, "", 8},
		// ten digits
		{"0299900125", LooksWrongCheck, "0299900125", 10},
		{"0299900142", LooksWrongCheck, "0299900142", 10},
		{"0299900125-001", LooksWrongCheck, "0299900125-001", 13},
		{"8001234566", LooksPersonal, "8001234566", 10},
		{"8001234567", LooksWrongCheck, "8001234567", 10},
		{"0200000000", LooksZero, "0200000000", 10},
		{"0000000000", LooksZero, "0000000000", 10},
		{"0100000175", LooksZero, "0100000175", 10},
		{"0100000175-001", LooksZero, "0100000175-001", 13},
		// phones
		{"0325551234", LooksPhone, "0325551234", 10},
		{"0565551234", LooksPhone, "0565551234", 10},
		{"0705551234", LooksPhone, "0705551234", 10},
		{"0765551234", LooksPhone, "0765551234", 10},
		{"0815551234", LooksPhone, "0815551234", 10},
		{"0912345678", LooksPhone, "0912345678", 10},
		{"0912 345 678", LooksPhone, "0912345678", 10},
		{"091.234.5678", LooksPhone, "0912345678", 10},
		{"84912345678", LooksPhone, "", 11},
		{"+84 912345678", LooksPhone, "", 11},
		{"+84 912 345 678", LooksPhone, "", 11},
		{"0315551234", LooksWrongCheck, "0315551234", 10},
		{"0545551234", LooksWrongCheck, "0545551234", 10},
		{"0715551234", LooksWrongCheck, "0715551234", 10},
		{"0800123456", LooksWrongCheck, "0800123456", 10},
		{"0801123456", LooksWrongCheck, "0801123456", 10},
		{"0912345682", LooksRight, "0912345682", 10}, // a phone whose check digit is right
		// suffixes
		{"0299900124-1", LooksDashShort, "0299900124-001", 11},
		{"0299900124-01", LooksDashShort, "0299900124-001", 12},
		{"0299 900 124-12", LooksDashShort, "0299900124-012", 12},
		{"0299900125-1", LooksWrongCheck, "0299900125-001", 11},
		{"0299900124-000", LooksBadSuffix, "0299900124", 13},
		{"0299900124000", LooksBadSuffix, "0299900124", 13},
		{"0299900124-0", LooksBadSuffix, "0299900124", 11},
	}
	for _, c := range cases {
		codes, rest := TaxCodes(c.typed)
		require.Len(t, codes, 1, "%q", c.typed)
		got := codes[0]
		require.Equal(t, c.look, got.Look, "%q", c.typed)
		require.Equal(t, c.code, got.Code, "%q", c.typed)
		require.Equal(t, c.Digits, got.Digits, "%q", c.typed)
		require.Contains(t, norm.NFC.String(c.typed), got.Raw)
		require.Empty(t, strings.Trim(rest, "."), "%q", c.typed)
	}
}

func TestNumbersThatAreNoCodesStay(t *testing.T) {
	for _, text := range []string{
		"", "2", "15", "2025", "21/5/2025", "21-5-2025", "21.05.2025", "2025-05-21", "21 5 2025", "31.05.2025", "31-05-2025", "31 05 2025", "lúc 15h30 ngày 05/5/2025",
		"15:30", "năm học 2024-2025", "2024 - 2025", "Tiểu học số 2", "lớp 5 có 35 em, 12 cô", "1 2 3", "12 13 14 15",
		"41/53 (77,4%)", "BC-4821-0937", "bc 4821 0937", "Mã biên nhận BC48210937", "MM-7K3M-9XCP-V", "văn bản 1763/SGDĐT",
		"số 12345/2025", "QĐ 123456/QĐ", "FT25141123456", "500000đ", "1.500.000đ", "abc12345", "THCS10", "đã được tiếp nhận",
	} {
		codes, rest := TaxCodes(text)
		require.Empty(t, codes, "%q", text)
		require.Equal(t, text, rest)
	}
}

func TestWhatIsLeftBesideTheCodes(t *testing.T) {
	cases := []struct {
		text  string
		codes []bot.TaxCode
		rest  string
	}{
		{"0299900124 đã được tiếp nhận", []bot.TaxCode{"0299900124"}, "đã được tiếp nhận"},
		{"MST: 0299900124, Từ chối", []bot.TaxCode{"0299900124"}, "Từ chối"},
		{"mst0299900124đã được tiếp nhận", []bot.TaxCode{"0299900124"}, "đã được tiếp nhận"},
		{"Mầm non Hoa Sen, mã số thuế là: 0299 900 124 ạ", []bot.TaxCode{"0299900124"}, "Mầm non Hoa Sen ạ"},
		{"Mầm non Hoa Sen (0299900124)", []bot.TaxCode{"0299900124"}, "Mầm non Hoa Sen"},
		{"Từ chối\nMST 0299900124-001\nngày 21/5/2025", []bot.TaxCode{"0299900124-001"}, "Từ chối ngày 21/5/2025"},
		{"0299900124 và 0100100079", []bot.TaxCode{"0299900124", "0100100079"}, "và"},
		{"0299900124 0100100079", []bot.TaxCode{"0299900124", "0100100079"}, ""},
		{"0299 900 124 0100 100 079", []bot.TaxCode{"0299900124", "0100100079"}, ""},
		{"0299900124; 0299900124", []bot.TaxCode{"0299900124"}, ""},
		{"0299900124/0100100079", []bot.TaxCode{"0299900124", "0100100079"}, ""},
		{"2 0299900124", []bot.TaxCode{"0299900124"}, "2"},
		{"0299900124 2", []bot.TaxCode{"0299900124"}, "2"},
		{"12 0299 900 124", []bot.TaxCode{"0299900124"}, "12"},
		{"21/5/2025 0299900124 15h30", []bot.TaxCode{"0299900124"}, "21/5/2025 15h30"},
		{"21 5 2025 0299 900 124", []bot.TaxCode{"0299900124"}, "21 5 2025"},
		{"0299900124 - 2 lớp", []bot.TaxCode{"0299900124"}, "2 lớp"},
		{"0299900124. 15 lớp", []bot.TaxCode{"0299900124"}, "15 lớp"},
		{"0299900124 120 em", []bot.TaxCode{"0299900124"}, "120 em"},
		{"BC-4821-0937 0299900124", []bot.TaxCode{"0299900124"}, "BC-4821-0937"},
		{bot.CitizenMask + " đã được tiếp nhận", []bot.TaxCode{""}, "đã được tiếp nhận"},
		{"0299900124 " + bot.CitizenMask, []bot.TaxCode{"0299900124", ""}, ""},
	}
	for _, c := range cases {
		codes, rest := TaxCodes(c.text)
		var got []bot.TaxCode
		for _, typed := range codes {
			got = append(got, typed.Code)
		}
		require.Equal(t, c.codes, got, "%q", c.text)
		require.Equal(t, c.rest, rest, "%q", c.text)
	}
}

func TestEverySpellingOfACodeIsRead(t *testing.T) {
	wide := strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９")
	spellings := []func(bot.TaxCode) string{
		func(c bot.TaxCode) string { return string(c) },
		bot.TaxCode.Grouped,
		func(c bot.TaxCode) string { return strings.ReplaceAll(string(c), "-", "") },
		func(c bot.TaxCode) string { return strings.ReplaceAll(c.Grouped(), " ", ".") },
		func(c bot.TaxCode) string { return strings.ReplaceAll(c.Grouped(), " ", "-") },
		func(c bot.TaxCode) string { return strings.ReplaceAll(string(c), "0", "O") },
		func(c bot.TaxCode) string { return wide.Replace(string(c)) },
		func(c bot.TaxCode) string { return "MST:" + string(c) },
	}
	rapid.Check(t, func(t *rapid.T) {
		c := anyCode(t)
		for _, spell := range spellings {
			text := fmt.Sprintf(rapid.SampledFrom([]string{"%s", "%s được tiếp nhận", "mã số thuế %s ạ", "(%s)", "%s, 21/5/2025"}).Draw(t, "around"), spell(c))
			codes, rest := TaxCodes(text)
			require.Len(t, codes, 1, text)
			require.Equal(t, LooksRight, codes[0].Look, text)
			require.Equal(t, c, codes[0].Code, text)
			require.NotContains(t, rest, "900")
		}
	})
}

func TestSlipsOfPublishedCodesAreWrongOrPhones(t *testing.T) {
	for _, c := range published(t) {
		for _, slip := range c.Neighbours() {
			codes, rest := TaxCodes(string(slip))
			require.Empty(t, rest)
			require.Len(t, codes, 1)
			require.Equal(t, slip, codes[0].Code, "so that the roster can be asked for its neighbours")
			require.Contains(t, []Look{LooksWrongCheck, LooksPhone, LooksZero}, codes[0].Look)
		}
	}
}

func TestPhonesPassTheCheckDigitInOneOfElevenCases(t *testing.T) {
	right, all := 0, 0
	for n := range 5000 {
		codes, _ := TaxCodes(fmt.Sprintf("09%08d", n*19973))
		if all++; codes[0].Look == LooksRight {
			right++
		} else {
			require.Equal(t, LooksPhone, codes[0].Look)
		}
	}
	require.InDelta(t, 1.0/11, float64(right)/float64(all), 0.01)
}

func FuzzTaxCodes(f *testing.F) {
	for _, s := range []string{"0299900124", "0299 900 124-001 đã được tiếp nhận", "MST: O2999OO124", "０２９９９００１２４", "21/5/2025",
		"BC-4821-0937", "MM-7K3M-9XCP-V", "0299900124-1", bot.CitizenMask, "1 2 3 4 5 6 7 8 9 0 1 2 3", "oOo 0 o1o", "12.34.56-78", "\xff0299900124", "a\u03010\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		codes, rest := TaxCodes(text)
		for _, c := range codes {
			if c.Look == "" || c.Digits < 5 || c.Raw == "" {
				t.Fatalf("%+v", c)
			}
			if c.Code != "" && !c.Code.Formed() {
				t.Fatalf("%q is no normal form", c.Code)
			}
			if c.Look == LooksRight && !c.Code.Valid() {
				t.Fatalf("%q is not right", c.Code)
			}
		}
		if utf8.ValidString(text) && (!utf8.ValidString(rest) || len(rest) > len(vn.NFC(text))+len(codes)) {
			t.Fatalf("rest %q of %q", rest, text)
		}
		if len(codes) == 0 && rest != strings.TrimSpace(vn.NFC(text)) {
			t.Fatalf("%q lost something without a code", text)
		}
	})
}

func BenchmarkTaxCodes(b *testing.B) {
	for name, s := range map[string]string{"code": "0299900124", "both": "0299900124 đã được tiếp nhận", "words": "đã được tiếp nhận",
		"hostile": strings.Repeat("1 ", 2000)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				TaxCodes(s)
			}
		})
	}
}
