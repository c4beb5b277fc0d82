using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace PolicyEngine.Scripting.Bounding;

/// <summary>
/// Puts the bounds into one method. An instruction that others jump to is changed where it stands, so that they come
/// upon what is put before it; what is put in leaves the stack as it finds it.
/// </summary>
internal sealed class MethodBounds(MethodDefinition method, BoundWords words)
{
    /// <summary>A call of something that has no cost of its own takes some hundred nanoseconds at most: writing a number out.</summary>
    private const int StepsOfCall = 2;

    private readonly Mono.Cecil.Cil.MethodBody body = method.Body;
    private readonly ILProcessor il = method.Body.GetILProcessor();
    private VariableDefinition? budget;

    public void Put()
    {
        body.SimplifyMacros();
        var written = body.Instructions.ToArray();
        var places = written.Select((instruction, at) => (instruction, at)).ToDictionary(pair => pair.instruction, pair => pair.at);
        var loops = written.Where(jump => JumpsBack(jump, places)).ToArray();
        var isEntered = EntersCounted(loops.Length > 0);
        var isRepeated = isEntered || loops.Length > 0;
        var calls = written.Count(IsCall);
        foreach (var loop in loops)
            Before(loop, [.. Turn(CallsOf(loop, written, places))]);
        foreach (var instruction in written)
            Bound(instruction, isRepeated);
        if (isEntered)
        {
            foreach (var end in body.Instructions.Where(i => i.OpCode == OpCodes.Ret).ToArray())
                Before(end, Load(), il.Create(OpCodes.Call, words.Leave));
        }

        Begin(isEntered, calls);
        body.OptimizeMacros();
    }

    /// <summary>A function of the script's own: a lambda, a local function, a method. Not what the compiler wrote around them.</summary>
    private bool IsFunction => method.Name is not (".ctor" or ".cctor" or "MoveNext" or "SetStateMachine" or "<Factory>" or "<Main>" or "<Initialize>")
        && !method.DeclaringType.Name.StartsWith("<>f__", StringComparison.Ordinal);

    /// <summary>
    /// A plain condition, which the engine alone calls and which does not loop, is not counted at all: it costs what
    /// its code costs.
    /// </summary>
    private bool EntersCounted(bool loops) => IsFunction && (loops || words.InvokesConditions || !IsCondition);

    private bool IsCondition => method.Parameters is [{ ParameterType.FullName: "PolicyEngine.Runtime.Facts" }]
        && method.ReturnType.MetadataType == MetadataType.Boolean && method.Name.StartsWith('<')
        && method.Name.Contains(">b__", StringComparison.Ordinal);

    private static bool JumpsBack(Instruction jump, Dictionary<Instruction, int> places) => jump.Operand switch
    {
        Instruction target => places[target] <= places[jump],
        Instruction[] targets => Array.Exists(targets, target => places[target] <= places[jump]),
        _ => false,
    };

    private static int CostOf(int calls) => 1 + (StepsOfCall * calls);

    private static bool IsCall(Instruction instruction) => instruction.OpCode.FlowControl == FlowControl.Call;

    /// <summary>The calls between a loop's first instruction and the jump back to it.</summary>
    private static int CallsOf(Instruction jump, Instruction[] written, Dictionary<Instruction, int> places)
    {
        var first = jump.Operand is Instruction[] targets ? targets.Min(target => places[target]) : places[(Instruction)jump.Operand];
        return written[first..places[jump]].Count(IsCall);
    }

    /// <summary>A turn of a loop costs one step, and some for each call in it: a long body is not one step.</summary>
    private IEnumerable<Instruction> Turn(int calls) => calls == 0
        ? [Load(), il.Create(OpCodes.Call, words.Step)]
        : [Load(), il.Create(OpCodes.Ldc_I4, CostOf(calls)), il.Create(OpCodes.Call, words.Charge)];

    private void Begin(bool isEntered, int calls)
    {
        if (budget is null && !isEntered)
            return;
        var first = body.Instructions[0];
        Load();
        il.InsertBefore(first, il.Create(OpCodes.Ldsfld, words.Budget));
        il.InsertBefore(first, il.Create(OpCodes.Stloc, budget));
        if (isEntered)
        {
            il.InsertBefore(first, il.Create(OpCodes.Ldloc, budget));
            il.InsertBefore(first, il.Create(OpCodes.Ldc_I4, CostOf(calls)));
            il.InsertBefore(first, il.Create(OpCodes.Call, words.Enter));
        }
    }

    private void Bound(Instruction instruction, bool isRepeated)
    {
        if (instruction.OpCode == OpCodes.Newarr)
            Before(instruction, Load(), il.Create(OpCodes.Call, words.Items));
        if (instruction.Operand is not MethodReference called || words.Of(called, isRepeated) is not { } bound)
            return;
        if (instruction.OpCode == OpCodes.Ldftn)
            return;

        // From the last to the first: what follows is put behind, what goes before takes the instruction's place.
        if (bound.After is { } after)
            After(instruction, after);
        if (bound.Instead is { } instead)
        {
            (instruction.OpCode, instruction.Operand) = (OpCodes.Call, instead);
            Before(instruction, Load());
        }
        else
        {
            Before(instruction, [.. Guards(bound), .. Costs(bound)]);
        }
    }

    private IEnumerable<Instruction> Guards(Bound bound)
    {
        if (bound.Guard is null)
            yield break;
        var above = new VariableDefinition(method.Module.TypeSystem.Char);
        if (bound.GuardedFromTop > 0)
        {
            body.Variables.Add(above);
            yield return il.Create(OpCodes.Stloc, above);
        }

        yield return Load();
        yield return il.Create(OpCodes.Call, bound.Guard);
        if (bound.GuardedFromTop > 0)
            yield return il.Create(OpCodes.Ldloc, above);
    }

    private IEnumerable<Instruction> Costs(Bound bound) => bound.Steps == 0
        ? []
        : [Load(), il.Create(OpCodes.Ldc_I4, bound.Steps), il.Create(OpCodes.Call, words.Charge)];

    private void After(Instruction instruction, MethodReference after)
    {
        var isLook = after.ReturnType.MetadataType == MetadataType.Void;
        var call = il.Create(OpCodes.Call, after);
        il.InsertAfter(instruction, call);
        il.InsertAfter(instruction, Load());
        if (isLook)
            il.InsertAfter(instruction, il.Create(OpCodes.Dup));
    }

    private Instruction Load()
    {
        if (budget is null)
        {
            budget = new VariableDefinition(words.Budget.FieldType);
            body.Variables.Add(budget);
            body.InitLocals = true;
        }

        return il.Create(OpCodes.Ldloc, budget);
    }

    /// <summary>What is put before stands in the instruction's place; the instruction itself moves behind it.</summary>
    private void Before(Instruction instruction, params Instruction[] put)
    {
        if (put.Length == 0)
            return;
        var moved = il.Create(OpCodes.Nop);
        (moved.OpCode, moved.Operand) = (instruction.OpCode, instruction.Operand);
        (instruction.OpCode, instruction.Operand) = (put[0].OpCode, put[0].Operand);
        var last = instruction;
        foreach (var next in put.Skip(1).Append(moved))
        {
            il.InsertAfter(last, next);
            last = next;
        }
    }
}
