package desk

import (
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// changing is a stage on which an officer of the area has the page of what can be
// changed of its first unit.
func changing(t *testing.T) *stage {
	s := newStage(t)
	s.m.units = []bot.Unit{unit(105, "Mầm non Sao Mai", bot.Nursery, duongKinh, bot.NoStatus, ""),
		unit(106, "Mầm non Sao Sáng", bot.Nursery, duongKinh, bot.NoStatus, "")}
	s.m.officer("cán bộ DK", bot.WholeArea(duongKinh))
	s.play("riêng · cán bộ DK: /donvi Sao Mai\nriêng · cán bộ DK: [Sửa thông tin]\n")
	return s
}

// Two units of one name in an area cannot be told apart by any list: the other one is
// named in the question.
func TestANameThatAnotherUnitHasIsSaid(t *testing.T) {
	s := changing(t)
	require.Contains(t, s.play("riêng · cán bộ DK: [Tên]\nriêng · cán bộ DK: Mầm non sao sáng\n"), "đã có Mầm non Sao Sáng")
	s = changing(t)
	require.NotContains(t, s.play("riêng · cán bộ DK: [Tên]\nriêng · cán bộ DK: Mầm non Sao Khuê\n"), "đã có")
}

// Who has compared a code with the papers may have it, though its check digit is
// wrong; a button that was made up is none.
func TestACodeWithAWrongCheckDigitCanBeInsistedOn(t *testing.T) {
	s := changing(t)
	said := s.play("riêng · cán bộ DK: [Mã số thuế]\nriêng · cán bộ DK: 0299900142\n" +
		"riêng · cán bộ DK: [Vẫn ghi mã 0299 900 142]\nriêng · cán bộ DK: [Ghi]\n")
	u, err := s.m.Unit(105)
	require.NoError(t, err)
	require.Equal(t, bot.TaxCode("0299900142"), u.Code, said)
	require.Empty(t, insisted("0299900131"), "a right one is no button")
	require.Empty(t, insisted("p0299900142"))
}

// What is no level is said to be none.
func TestSeveralLevelsAreNotOne(t *testing.T) {
	s := changing(t)
	require.Contains(t, s.play("riêng · cán bộ DK: [Cấp học]\nriêng · cán bộ DK: liên cấp\n"), "“liên cấp” không phải một cấp học")
}

// Who comes second is told what the first one did, whatever that was.
func TestAMergeAfterTheUnitWasClosedNamesWhoClosedIt(t *testing.T) {
	s := changing(t)
	said := s.play("riêng · cán bộ DK: [Gộp vào đơn vị khác]\nriêng · cán bộ DK: Sao Sáng\n" +
		"riêng · thành phố: /donvi Sao Mai\nriêng · thành phố: [Sửa thông tin]\nriêng · thành phố: [Giải thể]\nriêng · thành phố: giải thể theo quyết định\nriêng · thành phố: [Ghi]\n" +
		"riêng · cán bộ DK: [Gộp]\n")
	require.Contains(t, said, "Đồng chí Hà đã thay đổi mục này")
}

// The day until which somebody stands in is read in the forms in which people write
// days.
func TestDaysInAFewWords(t *testing.T) {
	for typed, want := range map[string]string{"đến 30/5": "2025-05-30", "đến hết ngày 30/5/2025": "2025-05-30",
		"thứ sáu tuần sau": "2025-05-30", "30.5": "2025-05-30", "1/2": "2025-02-01", "từ 1/2": "2025-02-01"} {
		day, ok := readDay(typed, noon.UTC().Truncate(24*60*60*1e9))
		require.True(t, ok, typed)
		require.Equal(t, want, isoDay(day), typed)
	}
	_, ok := readDay("21/5 và 22/5", noon)
	require.False(t, ok)
}
