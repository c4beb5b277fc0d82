Console.WriteLine("policyengine");
