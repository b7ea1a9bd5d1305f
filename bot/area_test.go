package bot

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"
	"time"

	"vneidbot/bot/vn"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// before and after are days on either side of the change of areas.
var (
	before = time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC)
	after  = time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)
)

const directArea = "Báo cáo trực tiếp Sở"

// cityAreas are all areas of the city, and the one that reports straight to the department.
func cityAreas(t testing.TB) (areas []Area) {
	t.Helper()
	f, err := os.Open("roster/areas.csv")
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	for i, row := range rows[1:] {
		a := Area{ID: AreaID(i + 1), Code: row[0], Name: row[1], Sort: i + 1}
		a.From, err = time.Parse(time.DateOnly, row[4])
		require.NoError(t, err)
		if row[5] != "" {
			a.To, err = time.Parse(time.DateOnly, row[5])
			require.NoError(t, err)
		}
		areas = append(areas, a)
	}
	return append(areas, Area{ID: 900, Name: directArea, Short: "Khối Sở", Sort: 900})
}

func names(areas []Area) (out []string) {
	for _, a := range areas {
		out = append(out, a.Name)
	}
	return out
}

func TestAddressesNameTheirArea(t *testing.T) {
	x := NewAreaIndex(cityAreas(t))
	for typed, want := range map[string][]string{
		"Lê Chân, Hải Phòng":           {"Phường Lê Chân"},
		"thôn 3, xã An Lão":            {"Xã An Lão"},
		"xã An Lão, huyện An Lão":      {"Xã An Lão"},
		"Xã Cẩm Giàng":                 {"Xã Cẩm Giàng"},
		"xã Kiến Thuỵ; xã Kiến Thụy":   {"Xã Kiến Thuỵ"},
		"Lê Chân, Ngô Quyền":           {"Phường Lê Chân", "Phường Ngô Quyền"},
		"số 5, đường 21/5, Quảng Ninh": nil,
		",;":                           nil,
	} {
		require.Equal(t, want, names(x.MatchAddress(typed, after)), typed)
	}
}

func TestAreasPeopleMean(t *testing.T) {
	areas := cityAreas(t)
	cases := []struct {
		typed string
		day   time.Time
		want  []string
	}{
		{"Quận Dương Kinh", before, []string{"Quận Dương Kinh"}},
		{"Dương Kinh", before, []string{"Quận Dương Kinh"}},
		{"Dương Kinh", after, []string{"Phường Dương Kinh"}},
		{"duong kinh", after, []string{"Phường Dương Kinh"}},
		{"p. Dương Kinh", after, []string{"Phường Dương Kinh"}},
		{"P.DUONG KINH", after, []string{"Phường Dương Kinh"}},
		{"phuong duong kinh", after, []string{"Phường Dương Kinh"}},
		{"quận Dương Kinh", after, nil},
		{"xã Dương Kinh", after, nil},
		{"q Dương Kinh", before, []string{"Quận Dương Kinh"}},
		{"Thủy Nguyên", before, []string{"Thành phố Thuỷ Nguyên"}},
		{"tp Thuỷ Nguyên", before, []string{"Thành phố Thuỷ Nguyên"}},
		{"TP. thuy nguyen", before, []string{"Thành phố Thuỷ Nguyên"}},
		{"huyen Thuy Nguyen", before, nil},
		{"Hòa Bình", after, []string{"Phường Hoà Bình"}},
		{"Hoà Bình", after, []string{"Phường Hoà Bình"}},
		{"Cẩm Giang", after, []string{"Xã Cẩm Giang"}},
		{"cẩm giàng", after, []string{"Xã Cẩm Giàng"}},
		{"xã cẩm giang", after, []string{"Xã Cẩm Giang"}},
		{"cam giang", after, []string{"Xã Cẩm Giang", "Xã Cẩm Giàng"}},
		{"x. cam giang", after, []string{"Xã Cẩm Giang", "Xã Cẩm Giàng"}},
		{"xa truong tan", after, []string{"Xã Trường Tân"}},
		{"Trường Tân", after, []string{"Xã Trường Tân"}},
		{"đặc khu Cát Hải", after, []string{"Đặc khu Cát Hải"}},
		{"cat hai", before, []string{"Huyện Cát Hải"}},
		{"  Hải   An ", after, []string{"Phường Hải An"}},
		{"Khối Sở", after, []string{directArea}},
		{"khoi so", before, []string{directArea}},
		{"Sở", after, []string{directArea}},
		{"báo cáo trực tiếp sở", after, []string{directArea}},
		{"Sở GDĐT", after, []string{directArea}},
		{"Hà Nội", after, nil},
		{"", after, nil},
		{" .,", after, nil},
		{"quận", before, nil},
	}
	for _, c := range cases {
		for _, spelled := range []string{c.typed, strings.ToUpper(c.typed), norm.NFD.String(c.typed)} {
			require.Equal(t, c.want, names(MatchAreas(spelled, areas, c.day)), "%q", spelled)
		}
	}
}

func TestEveryAreaIsFoundByItsOwnName(t *testing.T) {
	areas := cityAreas(t)
	index := NewAreaIndex(areas)
	for _, a := range areas {
		day := after
		if !a.ValidOn(day) {
			day = before
		}
		require.Equal(t, []string{a.Name}, names(index.Match(a.Name, day)))
		require.Contains(t, names(index.Match(vn.Fold(a.Name), day)), a.Name)
		require.Equal(t, a.Name, index.Nearest(a.Name, day, 1)[0].Name)
	}
}

func TestKindWordDecidesBetweenAreasOfOneName(t *testing.T) {
	both := []Area{{ID: 1, Name: "Thị trấn An Lão"}, {ID: 2, Name: "Xã An Lão"}}
	require.Len(t, MatchAreas("An Lão", both, after), 2)
	require.Len(t, MatchAreas("an lao", both, after), 2)
	require.Equal(t, []string{"Xã An Lão"}, names(MatchAreas("xa an lao", both, after)))
	require.Equal(t, []string{"Thị trấn An Lão"}, names(MatchAreas("TT An Lão", both, after)))
}

func TestNameThatBeginsLikeAKindWord(t *testing.T) {
	areas := []Area{{ID: 1, Name: "Phường Quán Toan"}, {ID: 2, Name: "Quận Hồng Bàng"}}
	for _, typed := range []string{"Quán Toan", "quan toan", "phường quán toan", "P Quan Toan"} {
		require.Equal(t, []string{"Phường Quán Toan"}, names(MatchAreas(typed, areas, after)), typed)
	}
}

func TestEarlierNamesLeadToTheAreaOfToday(t *testing.T) {
	areas := []Area{
		{ID: 1, Name: "Quận Hồng Bàng", To: after.AddDate(0, 0, -1)},
		{ID: 2, Name: "Phường Hồng Bàng", From: after, Earlier: []string{"Phường Quán Toan", "Phường Hùng Vương"}},
		{ID: 3, Name: "Xã An Lão", From: after, Earlier: []string{"Thị trấn An Lão", "Huyện An Lão"}},
		{ID: 4, Name: "Xã An Quang", From: after, Earlier: []string{"Huyện An Lão", "Xã Quang Trung"}},
	}
	for typed, want := range map[string][]string{
		"Phường Quán Toan": {"Phường Hồng Bàng"},
		"quan toan":        {"Phường Hồng Bàng"},
		"P. Hùng Vương":    {"Phường Hồng Bàng"},
		"xã Hùng Vương":    nil, // another one of that name
		"huyện an lão":     {"Xã An Lão", "Xã An Quang"},
		"TT An Lão":        {"Xã An Lão"},
		"An Lão":           {"Xã An Lão"}, // a name of today comes first
		"Quang Trung":      {"Xã An Quang"},
	} {
		require.Equal(t, want, names(MatchAreas(typed, areas, after)), typed)
	}
}

func TestShortNamesMatchToo(t *testing.T) {
	areas := []Area{{ID: 1, Name: "Thành phố Thủy Nguyên", Short: "T.Nguyên"}}
	require.Len(t, MatchAreas("T.Nguyên", areas, after), 1)
}

func TestNearestAreas(t *testing.T) {
	areas := cityAreas(t)
	require.Equal(t, "Phường Dương Kinh", NearestAreas("Dưong Kinhh", areas, after, 3)[0].Name)
	require.Equal(t, "Quận Dương Kinh", NearestAreas("quận Dươg Kinh", areas, before, 3)[0].Name)
	require.Equal(t, "Xã Kiến Thuỵ", NearestAreas("kien thyu", areas, after, 1)[0].Name)
	require.Len(t, NearestAreas("xyz", areas, after, 3), 3)
	require.Len(t, NearestAreas("xyz", areas[:2], before, 3), 2)
	require.Empty(t, NearestAreas("xyz", areas, after, 0))
	require.NotEmpty(t, NearestAreas(strings.Repeat("dài ", 2000), areas, after, 3))
	for _, a := range NearestAreas("Dương Kinh", areas, after, 200) {
		require.True(t, a.ValidOn(after), a.Name)
	}
}

func TestAreaNamesInsideSentences(t *testing.T) {
	for in, want := range map[string]string{
		"Quận Dương Kinh": "quận Dương Kinh", "Thành phố Thuỷ Nguyên": "thành phố Thuỷ Nguyên", "Đặc khu Cát Hải": "đặc khu Cát Hải",
		"Phường Hải An": "phường Hải An", "Xã An Lão": "xã An Lão", directArea: directArea, "Quán Toan": "Quán Toan", "": "", "QUẬN HẢI AN": "quận HẢI AN",
	} {
		require.Equal(t, want, InSentence(in))
	}
}

func BenchmarkMatchAreas(b *testing.B) {
	areas := cityAreas(b)
	index := NewAreaIndex(areas)
	b.Run("once", func(b *testing.B) {
		for b.Loop() {
			MatchAreas("duong kinh", areas, after)
		}
	})
	b.Run("indexed", func(b *testing.B) {
		for b.Loop() {
			index.Match("duong kinh", after)
		}
	})
}

func TestNearAreasAreWorthOffering(t *testing.T) {
	areas := []Area{{ID: 1, Name: "Xã An Lão", Sort: 1}, {ID: 2, Name: "Phường Lê Chân", Sort: 2}, {ID: 3, Name: "Xã An Khánh", Sort: 3},
		{ID: 4, Name: "Huyện An Lão", To: after.AddDate(0, 0, -1)}}
	x := NewAreaIndex(areas)
	for query, want := range map[string][]string{
		"huyện An Lão": {"Xã An Lão"},
		"Xã An Lảo 1":  {"Xã An Lão"},
		"quận le chan": {"Phường Lê Chân"},
		"Hà Nội":       nil,
		"":             nil,
	} {
		require.Empty(t, x.Match(query, after), query)
		require.Equal(t, want, names(x.Near(query, after, 3)), query)
	}
}

// What a table calls two areas of one bare name can be typed.
func TestNamesThatTellTwoAreasApartAreUnderstood(t *testing.T) {
	areas := []Area{{ID: 1, Name: "Xã Tân An"}, {ID: 2, Name: "Phường Tân An"}}
	for typed, want := range map[string]AreaID{"X.Tân An": 1, "P.Tân An": 2, "xã tân an": 1, "phường tân an": 2, "p. tan an": 2} {
		found := MatchAreas(typed, areas, time.Time{})
		require.Len(t, found, 1, typed)
		require.Equal(t, want, found[0].ID, typed)
	}
	require.Len(t, MatchAreas("Tân An", areas, time.Time{}), 2)
}
