using System.Globalization;
using NUnit.Framework;
using PolicyEngine.Scripting.Loading;

namespace PolicyEngine.Tests.Scripting;

public sealed class OwnThreadTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Test]
    public void A_thread_that_has_done_its_work_is_used_again()
    {
        var threads = Enumerable.Range(0, 40).Select(_ => OwnThread.Run(_ => Thread.CurrentThread)!).ToList();

        Assert.That(threads, Has.None.SameAs(Thread.CurrentThread));
        Assert.That(threads.Distinct().Count(), Is.LessThan(threads.Count));
    }

    [Test]
    public void A_thread_that_may_not_stay_ends()
    {
        var thread = OwnThread.Run(_ => Thread.CurrentThread, _ => false)!;

        Assert.That(thread.Join(Patience), Is.True);
    }

    [Test]
    public void What_work_throws_is_thrown_to_whoever_waits_and_its_thread_ends()
    {
        Thread? thread = null;

        Assert.That(() => OwnThread.Run<string>(_ =>
        {
            thread = Thread.CurrentThread;
            throw new InvalidOperationException("no");
        }), Throws.InvalidOperationException.With.Message.EqualTo("no"));
        Assert.That(thread!.Join(Patience), Is.True);
    }

    [Test]
    [SetCulture("es-MX")]
    public void Work_does_not_see_the_callers_culture() =>
        Assert.That(OwnThread.Run(_ => Thread.CurrentThread.CurrentCulture), Is.EqualTo(CultureInfo.InvariantCulture));

    [Test]
    public void Work_that_nobody_waits_for_any_longer_is_asked_to_stop()
    {
        Thread? thread = null;
        using var began = new ManualResetEventSlim();
        var begun = OwnThread.Begin<string>(stop =>
        {
            thread = Thread.CurrentThread;
            began.Set();
            while (!stop.IsCancellationRequested)
                Thread.Sleep(1);
            stop.ThrowIfCancellationRequested();
            return "";
        });
        began.Wait(Patience);
        begun.Dispose();

        Assert.That(thread!.Join(Patience), Is.True);
    }
}
