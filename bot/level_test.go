package bot

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

func TestLevelsPeopleType(t *testing.T) {
	for want, texts := range map[Level][]string{
		Nursery:      {"Mầm non", "mam non", "MN", "mn", "Mẫu giáo", "cấp mầm non", "Mầm non tư thục", "nhà trẻ"},
		NurseryGroup: {"MN độc lập", "Mầm non độc lập (nhóm, lớp)", "Nhóm trẻ", "Cơ sở mầm non độc lập", "Nhóm trẻ, lớp mẫu giáo độc lập", "nhóm lớp"},
		Primary:      {"Tiểu học", "TH", "th", "Cấp 1", "C1", "Cấp I", "trường tiểu học"},
		Lower:        {"THCS", "Trung học cơ sở", "cấp 2", "c2", "Cấp II"},
		PrimaryLower: {"TH&THCS", "TH & THCS", "TH và THCS", "TH-THCS", "Tiểu học và THCS", "Tiểu học và trung học cơ sở", "cấp 1, 2", "Liên cấp TH&THCS"},
		LowerUpper:   {"THCS&THPT", "THCS và THPT", "THCS-THPT", "cấp 2+3"},
		AllThrough:   {"TH, THCS&THPT", "TH, THCS, THPT", "TH-THCS-THPT", "Tiểu học, THCS và THPT", "Cấp 1, 2, 3", "liên cấp 1 2 3", "th&thcs&thpt"},
		Upper:        {"THPT", "Trung học phổ thông", "cấp 3", "khối THPT"},
		Continuing:   {"GDTX", "TT GDTX", "Trung tâm GDTX", "Giáo dục thường xuyên", "trung tâm giáo dục thường xuyên"},
		Centre:       {"GDNN-GDTX", "TT GDNN-GDTX", "GDTX, GDNN", "Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên"},
		Vocational:   {"GDNN", "cơ sở GDNN", "Cao đẳng", "cao đẳng nghề", "Trung cấp", "trung cấp nghề", "Giáo dục nghề nghiệp", "TC"},
		University:   {"Đại học", "dai hoc", "ĐH", "Học viện"},
		OtherLevel:   {"Khác", "khac", "cấp khác"},
	} {
		for _, text := range append(texts, string(want)) {
			for _, spelled := range []string{text, strings.ToUpper(text), norm.NFD.String(text), " " + text + ". "} {
				got, ok := ReadLevel(spelled)
				require.True(t, ok, spelled)
				require.Equal(t, want, got, spelled)
			}
		}
	}
	for _, text := range []string{"", "Hoa Sen", "Mầm non Hoa Sen", "liên cấp", "trường", "mầm non và tiểu học", "1", "2 3", "THX"} {
		_, ok := ReadLevel(text)
		require.False(t, ok, text)
	}
}

func TestLevelsGuessedFromNames(t *testing.T) {
	for name, want := range map[string]Level{
		"Trường Mầm non Hoa Sen": Nursery, "MN Hoa Sen": Nursery, "Mầm non 20/10": Nursery, "Nhóm trẻ độc lập Ánh Dương": NurseryGroup,
		"Lớp mẫu giáo độc lập Sao Mai": NurseryGroup, "Cơ sở Mầm non độc lập Bé Ngoan": NurseryGroup,
		"Trường Tiểu học Hòa Nghĩa": Primary, "TH Hòa Nghĩa 2": Primary, "THCS Hòa Nghĩa": Lower, "Trường TH&THCS An Lão": PrimaryLower,
		"Trường Tiểu học và Trung học cơ sở Vĩnh An": PrimaryLower, "Trường THCS&THPT Lý Thái Tổ": LowerUpper,
		"Trường TH, THCS&THPT Hai Bà": AllThrough, "Trường PT nhiều cấp học Hai Bà": AllThrough, "Trường THPT Sao Biển": Upper,
		"Trung tâm GDTX Sao Biển": Continuing, "TT GDNN-GDTX quận Dương Kinh": Centre,
		"Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên Sao Biển": Centre, "Trường Cao đẳng Sao Biển": Vocational,
		"Trường Trung cấp nghề Sao Biển": Vocational, "Trường Đại học Sao Biển": University,
		"Hoa Sen": "", "": "", "Trường Hoa Sen": "", "Thanh Hà": "",
	} {
		require.Equal(t, want, GuessLevel(name), name)
	}
}

func TestOwnershipPeopleType(t *testing.T) {
	for want, texts := range map[Ownership][]string{
		Public:  {"Công lập", "cong lap", "CL", "cong_lap", "CÔNG LẬP "},
		Private: {"Ngoài công lập", "ngoai_cong_lap", "NCL", "Tư thục", "dân lập", "Ngoài  công-lập"},
	} {
		for _, text := range texts {
			got, ok := ReadOwnership(text)
			require.True(t, ok, text)
			require.Equal(t, want, got, text)
		}
	}
	for _, text := range []string{"", "x", "bán công"} {
		_, ok := ReadOwnership(text)
		require.False(t, ok, text)
	}
}

func TestLevelWordsAreFoldedAndNeverHidden(t *testing.T) {
	for i, w := range levelWords {
		require.Equal(t, foldWords(w.words), w.words)
		for _, earlier := range levelWords[:i] {
			_, hides := cutWord(w.words, earlier.words)
			require.False(t, hides, "%q comes before the longer %q", earlier.words, w.words)
		}
	}
}
