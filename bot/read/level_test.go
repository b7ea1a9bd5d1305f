package read

import (
	"strings"
	"testing"

	"vneidbot/bot"
	"vneidbot/bot/vn"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

func TestLevelsPeopleType(t *testing.T) {
	for want, texts := range map[bot.Level][]string{
		bot.Nursery:      {"Mầm non", "mam non", "MN", "mn", "Mẫu giáo", "cấp mầm non", "Mầm non tư thục", "nhà trẻ"},
		bot.NurseryGroup: {"MN độc lập", "Mầm non độc lập (nhóm, lớp)", "Nhóm trẻ", "Cơ sở mầm non độc lập", "Nhóm trẻ, lớp mẫu giáo độc lập", "nhóm lớp", "Lớp MGĐL", "Cơ sở GDMN", "Cơ sở giáo dục mầm non độc lập"},
		bot.Primary:      {"Tiểu học", "TH", "th", "Cấp 1", "C1", "Cấp I", "trường tiểu học", "TiH"},
		bot.Lower:        {"THCS", "Trung học cơ sở", "cấp 2", "c2", "Cấp II"},
		bot.PrimaryLower: {"TH&THCS", "TH & THCS", "TH và THCS", "TH-THCS", "TiH&THCS", "Tiểu học và THCS", "Tiểu học và trung học cơ sở", "cấp 1, 2", "Liên cấp TH&THCS"},
		bot.LowerUpper:   {"THCS&THPT", "THCS và THPT", "THCS-THPT", "cấp 2+3"},
		bot.AllThrough:   {"TH, THCS&THPT", "TH, THCS, THPT", "TH-THCS-THPT", "Tiểu học, THCS và THPT", "Cấp 1, 2, 3", "liên cấp 1 2 3", "th&thcs&thpt"},
		bot.Upper:        {"THPT", "Trung học phổ thông", "cấp 3", "khối THPT"},
		bot.Continuing:   {"GDTX", "TT GDTX", "Trung tâm GDTX", "Giáo dục thường xuyên", "trung tâm giáo dục thường xuyên"},
		bot.Centre:       {"GDNN-GDTX", "TT GDNN-GDTX", "GDTX, GDNN", "Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên"},
		bot.Vocational:   {"GDNN", "cơ sở GDNN", "Cao đẳng", "cao đẳng nghề", "Trung cấp", "trung cấp nghề", "Giáo dục nghề nghiệp", "TC"},
		bot.University:   {"Đại học", "dai hoc", "ĐH", "Học viện", "Phân hiệu ĐH"},
		bot.OtherLevel:   {"Khác", "khac", "cấp khác"},
	} {
		for _, text := range append(texts, string(want)) {
			for _, spelled := range []string{text, strings.ToUpper(text), norm.NFD.String(text), " " + text + ". "} {
				got, ok := Level(spelled)
				require.True(t, ok, spelled)
				require.Equal(t, want, got, spelled)
			}
		}
	}
	for _, text := range []string{"", "Hoa Sen", "Mầm non Hoa Sen", "liên cấp", "trường", "mầm non và tiểu học", "1", "2 3", "THX"} {
		_, ok := Level(text)
		require.False(t, ok, text)
	}
}

func TestLevelsGuessedFromNames(t *testing.T) {
	for name, want := range map[string]bot.Level{
		"Trường Mầm non Hoa Sen": bot.Nursery, "MN Hoa Sen": bot.Nursery, "Mầm non 20/10": bot.Nursery, "Nhóm trẻ độc lập Ánh Dương": bot.NurseryGroup,
		"Lớp mẫu giáo độc lập Sao Mai": bot.NurseryGroup, "Cơ sở Mầm non độc lập Bé Ngoan": bot.NurseryGroup,
		"Trường Tiểu học Hòa Nghĩa": bot.Primary, "TH Hòa Nghĩa 2": bot.Primary, "THCS Hòa Nghĩa": bot.Lower, "Trường TH&THCS An Lão": bot.PrimaryLower,
		"Trường Tiểu học và Trung học cơ sở Vĩnh An": bot.PrimaryLower, "Trường THCS&THPT Lý Thái Tổ": bot.LowerUpper,
		"Trường TH, THCS&THPT Hai Bà": bot.AllThrough, "Trường PT nhiều cấp học Hai Bà": bot.AllThrough, "Trường THPT Sao Biển": bot.Upper,
		"Trung tâm GDTX Sao Biển": bot.Continuing, "TT GDNN-GDTX quận Dương Kinh": bot.Centre,
		"Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên Sao Biển": bot.Centre, "Trường Cao đẳng Sao Biển": bot.Vocational,
		"Trường Trung cấp nghề Sao Biển": bot.Vocational, "Trường Đại học Sao Biển": bot.University,
		"Hoa Sen": "", "": "", "Trường Hoa Sen": "", "Thanh Hà": "",
	} {
		require.Equal(t, want, GuessLevel(name), name)
	}
}

func TestOwnershipPeopleType(t *testing.T) {
	for want, texts := range map[bot.Ownership][]string{
		bot.Public:  {"Công lập", "cong lap", "CL", "cong_lap", "CÔNG LẬP "},
		bot.Private: {"Ngoài công lập", "ngoai_cong_lap", "NCL", "Tư thục", "dân lập", "Ngoài  công-lập"},
	} {
		for _, text := range texts {
			got, ok := Ownership(text)
			require.True(t, ok, text)
			require.Equal(t, want, got, text)
		}
	}
	for _, text := range []string{"", "x", "bán công"} {
		_, ok := Ownership(text)
		require.False(t, ok, text)
	}
}

func TestLevelWordsAreFoldedAndNeverHidden(t *testing.T) {
	for i, w := range levelWords {
		require.Equal(t, vn.Words(w.words), w.words)
		for _, earlier := range levelWords[:i] {
			_, hides := vn.CutWord(w.words, earlier.words)
			require.False(t, hides, "%q comes before the longer %q", earlier.words, w.words)
		}
	}
}
