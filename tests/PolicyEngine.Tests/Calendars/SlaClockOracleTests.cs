using Newtonsoft.Json.Linq;
using NUnit.Framework;
using PolicyEngine.Calendars;

namespace PolicyEngine.Tests.Calendars;

/// <summary>
/// Tricky clocks from the tests and issues of service-desk systems. The environment variable
/// POLICYENGINE_SLA_CLOCKS names another file of the same form.
/// </summary>
[Category("Oracle")]
public sealed class SlaClockOracleTests
{
    [TestCase(2000, 50, TestName = "Clocks agree with the oracle, with all its years in the tables")]
    [TestCase(2020, 0, TestName = "Clocks agree with the oracle, without tables")]
    public void Clocks_agree_with_the_oracle(int firstYear, int years)
    {
        var path = OracleFiles.PathOf("POLICYENGINE_SLA_CLOCKS", "sla-clocks.json");
        var file = OracleFiles.ReadObject(File.ReadAllText(path));
        var calendars = ((JObject)file["calendars"]!).Properties().ToDictionary(
            each => each.Name,
            each => CompiledCalendar.Compile(SlaClockCase.CalendarOf(each.Name, (JObject)each.Value), firstYear, years));

        var cases = file["cases"]!.Cast<JObject>().ToArray();
        var failures = cases.Select(one => (Id: one["id"], Differences: DifferencesOf(one, calendars)))
            .Where(each => each.Differences.Length > 0)
            .Select(each => $"{each.Id}: {each.Differences}")
            .ToArray();
        OracleFiles.AssertNone(failures, cases.Length);
    }

    /// <summary>A case that cannot be read must not hide the others.</summary>
    private static string DifferencesOf(JObject one, Dictionary<string, CompiledCalendar> calendars)
    {
        try
        {
            return string.Join("; ", new SlaClockCase(one, calendars[(string)one["calendar"]!]).Differences());
        }
        catch (Exception exception) when (exception is not AssertionException)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }
}
